-- CreateTable
CREATE TABLE "MonthlyReport" (
    "id" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3) NOT NULL,
    "isSilent" BOOLEAN NOT NULL,
    "data" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MonthlyReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MonthlyReportFile" (
    "reportId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "fileKey" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MonthlyReportFile_pkey" PRIMARY KEY ("reportId","language","format")
);

-- CreateIndex
CREATE UNIQUE INDEX "MonthlyReport_creditorId_month_key" ON "MonthlyReport"("creditorId", "month");

-- CreateIndex
CREATE INDEX "MonthlyReportFile_creditorId_idx" ON "MonthlyReportFile"("creditorId");

-- AddForeignKey
ALTER TABLE "MonthlyReportFile" ADD CONSTRAINT "MonthlyReportFile_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "MonthlyReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say about reports: a creditor reads its own, and what was given out is never changed (A53).
do $$
declare t text;
begin
  foreach t in array array['MonthlyReport', 'MonthlyReportFile']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy everything on %I to saldo_app using (true) with check (true)', t);
    execute format('create policy own on %I to saldo_creditor using ("creditorId" = app_creditor())', t);
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', t);
    execute format('create trigger append_only_all before truncate on %I
      for each statement execute function refuse_change()', t);
    execute format('revoke update, delete, truncate on %I from saldo_app', t);
  end loop;
end $$;
grant select, insert on "MonthlyReport", "MonthlyReportFile" to saldo_app;
grant select on "MonthlyReport", "MonthlyReportFile" to saldo_creditor;

alter table "MonthlyReport"
  add constraint month_is_one check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  add constraint hash_is_one check (sha256 ~ '^[0-9a-f]{64}$');
alter table "MonthlyReportFile" add constraint format_known check (format in ('PDF', 'CSV', 'XLSX'));
