-- The plan of an opportunity is approved too; it has no level that could be expected of it.
ALTER TABLE "plan_approval" ALTER COLUMN "likelihood" DROP NOT NULL,
  ALTER COLUMN "impact" DROP NOT NULL,
  ALTER COLUMN "option" DROP NOT NULL;
