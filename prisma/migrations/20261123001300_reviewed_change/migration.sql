-- What had changed when somebody looked: the entry itself forgets it with the review.
ALTER TABLE "context_review" ADD COLUMN "change" TEXT;
