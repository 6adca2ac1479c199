import { describe, expect, test } from 'vitest';
import { addressText, parseBootstrapServers } from './seeds';

const read = (text: string) => parseBootstrapServers(text).map(addressText);

describe('bootstrap servers', () => {
  test.each([
    ['one', 'kafka-1:9092', ['kafka-1:9092']],
    ['a list with blanks', ' a:1 , b:2,c:3 ', ['a:1', 'b:2', 'c:3']],
    ['one per line, trailing comma', 'a:1,\r\nb:2\n,', ['a:1', 'b:2']],
    ['the default port', 'a, b:9093', ['a:9092', 'b:9093']],
    ['repeats once, whatever the case', 'Kafka:9092,kafka', ['kafka:9092']],
    ['IPv4', '10.0.0.1:19092', ['10.0.0.1:19092']],
    ['IPv6 in brackets', '[2001:DB8::1]:9093 [::1]', ['[2001:db8::1]:9093', '[::1]:9092']],
    ['a service name with underscores', 'my_kafka.internal.:9092', ['my_kafka.internal.:9092']],
  ])('reads %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['nothing', ' , ', /at least one/i],
    ['a scheme', 'PLAINTEXT://a:9092', /leave it out/],
    ['a URL', 'http://a:9092', /leave it out/],
    ['IPv6 without brackets', '::1:9092', /brackets/],
    ['no host', ':9092', /no host/],
    ['port 0', 'a:0', /1 to 65535/],
    ['port 65536', 'a:65536', /1 to 65535/],
    ['a port in words', 'a:kafka', /1 to 65535/],
    ['an empty port', 'a:', /1 to 65535/],
    ['a path', 'a/b:9092', /not a host name/],
    ['a user', 'user@a:9092', /not a host name/],
    ['51 of them', Array.from({ length: 51 }, (_, i) => `k${i}:9092`).join(), /51/],
  ])('refuses %s with a sentence', (_, text, message) => {
    expect(() => parseBootstrapServers(text)).toThrow(message);
  });
});
