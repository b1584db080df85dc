-- Since when an entry of the context counts and until when it did: the scope is held against it.
ALTER TABLE "context_item" ADD COLUMN "confirmed_at" TIMESTAMPTZ(3), ADD COLUMN "closed_at" TIMESTAMPTZ(3);
