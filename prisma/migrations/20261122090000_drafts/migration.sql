-- What somebody is still typing has no place in columns that demand complete values.
ALTER TABLE "Case" ADD COLUMN "draft" JSONB;

-- The list of a company's cases, newest movement first, page by page.
CREATE INDEX "Case_creditorId_updatedAt_id_idx" ON "Case"("creditorId", "updatedAt", "id");
