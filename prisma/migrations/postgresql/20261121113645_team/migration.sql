-- CreateEnum
CREATE TYPE "Role" AS ENUM ('viewer', 'operator', 'admin');

-- CreateEnum
CREATE TYPE "AuditPhase" AS ENUM ('started', 'finished', 'adopted');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "defaultRole" "Role",
ADD COLUMN     "lastSeenAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "digest" TEXT,
ADD COLUMN     "previousDigest" TEXT,
ADD COLUMN     "previousUntil" TIMESTAMP(3),
ADD COLUMN     "rotatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "Session" SET "digest" = "id";
ALTER TABLE "Session" ALTER COLUMN "digest" SET NOT NULL;

-- AlterTable
ALTER TABLE "Change" ADD COLUMN     "heldUntil" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "ClusterRole" (
    "userId" TEXT NOT NULL,
    "clusterId" TEXT NOT NULL,
    "role" "Role" NOT NULL,

    CONSTRAINT "ClusterRole_pkey" PRIMARY KEY ("userId","clusterId")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LoginAttempt" (
    "id" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,
    "blockedUntil" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LoginAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "seq" INTEGER NOT NULL,
    "eventId" TEXT NOT NULL,
    "phase" "AuditPhase" NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "ClusterRole_clusterId_idx" ON "ClusterRole"("clusterId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_userId_key" ON "Invitation"("userId");

-- CreateIndex
CREATE INDEX "LoginAttempt_lastAt_idx" ON "LoginAttempt"("lastAt");

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_eventId_phase_key" ON "AuditSeal"("eventId", "phase");

-- CreateIndex
CREATE UNIQUE INDEX "Session_digest_key" ON "Session"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "Session_previousDigest_key" ON "Session"("previousDigest");

-- AddForeignKey
ALTER TABLE "ClusterRole" ADD CONSTRAINT "ClusterRole_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClusterRole" ADD CONSTRAINT "ClusterRole_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was written before there was a chain opens it, in its order.
INSERT INTO "AuditSeal" ("seq", "eventId", "phase", "digest")
SELECT row_number() OVER (ORDER BY "at", "id"), "id", 'adopted'::"AuditPhase", '' FROM "AuditEvent";
