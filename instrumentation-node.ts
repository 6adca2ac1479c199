import { start } from '@/lib/http/start';

await start();
