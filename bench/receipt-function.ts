import type pg from 'pg'

/**
 * The yardstick of a receipt: one function in the database that does nothing but lock, check that it was not done, and
 * write the very rows that our server writes for such a receipt; every amount is handed to it. Whatever the database
 * checks, it checks here as well.
 */
export async function createReceiptFunction(client: pg.Client): Promise<void> {
  await client.query(`
    drop schema if exists bench cascade;
    create schema bench;
    grant usage on schema bench to saldo_app;
    create or replace function bench.new_id(prefix text) returns text language sql volatile as
      $$ select prefix || '_' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 26) $$;
    create or replace function bench.post_receipt(
      page text, news text, charge text, invoice text, fee bigint, vat bigint, kept bigint)
    returns void language plpgsql as $$
    declare
      pay "Payment"; file "Case"; at timestamptz := now(); today text := to_char(now() at time zone 'UTC', 'YYYY-MM-DD');
      cleared text := bench.new_id('pst'); allocated text := bench.new_id('pst'); charged text := bench.new_id('pst');
      told jsonb; shared jsonb; first_hash text; second_hash text; suffix text; owner text; coin text;
    begin
      insert into "ProviderEvent" (id, provider, "eventId", kind, "objectId", outcome, "receivedAt",
          "processedAt")
        values (bench.new_id('evt'), 'stripe', news, 'checkout.session.completed', page, 'posted', at, at)
        on conflict do nothing;
      if not found then return; end if;
      select * into pay from "Payment" where "checkoutSessionId" = page for update;
      if pay.status <> 'STARTED' then return; end if;
      select * into file from "Case" where id = pay."caseId" for update;
      suffix := substr(file.id, strpos(file.id, '_') + 1);
      owner := substr(pay."creditorId", strpos(pay."creditorId", '_') + 1);
      coin := lower(pay.currency);
      update "Payment" set status = 'SUCCEEDED', "providerPaymentId" = charge, "cardBrand" = 'visa',
        "cardLast4" = '4242', "settledAt" = at, "receivedOn" = today,
        "receiptNumber" = 'R-' || upper(right(id, 12)) where id = pay.id;
      insert into "PaymentAllocation" (id, "paymentId", "creditorId", part, "invoiceId", "amountMinor")
        values (bench.new_id('alc'), pay.id, pay."creditorId", 'PRINCIPAL', invoice, pay."amountMinor");
      insert into "LedgerTransaction" (id, "creditorId", "caseId", kind, cause, "postedOn", at) values
        (cleared, pay."creditorId", file.id, 'receipt-cleared', 'receipt-cleared:' || pay.id, today, at),
        (allocated, pay."creditorId", file.id, 'receipt-allocated', 'receipt-allocated:' || pay.id, today, at),
        (charged, pay."creditorId", file.id, 'commission-charged', 'commission-charged:' || pay.id, today, at);
      insert into "LedgerAccount" (id, "creditorId", "caseId", kind, currency, "createdAt") values
        ('acc_' || owner || '_card_clearing_' || coin, pay."creditorId", null, 'CARD_CLEARING', pay.currency, at),
        ('acc_' || suffix || '_unallocated_' || coin, pay."creditorId", file.id, 'UNALLOCATED', pay.currency, at),
        ('acc_' || suffix || '_payable_' || coin, pay."creditorId", file.id, 'PAYABLE', pay.currency, at),
        ('acc_' || suffix || '_claim_principal_' || coin, pay."creditorId", file.id, 'CLAIM_PRINCIPAL', pay.currency, at),
        ('acc_' || suffix || '_placed_' || coin, pay."creditorId", file.id, 'PLACED', pay.currency, at),
        ('acc_' || suffix || '_fees_' || coin, pay."creditorId", file.id, 'FEES', pay.currency, at),
        ('acc_' || suffix || '_vat_' || coin, pay."creditorId", file.id, 'VAT', pay.currency, at)
        on conflict do nothing;
      if kept <> 0 then
        insert into "LedgerAccount" (id, "creditorId", "caseId", kind, currency, "createdAt")
          values ('acc_' || suffix || '_interest_kept_' || coin, pay."creditorId", file.id, 'INTEREST_KEPT', pay.currency, at)
          on conflict do nothing;
      end if;
      insert into "LedgerEntry" (id, "transactionId", "accountId", "creditorId", "invoiceId", "amountMinor", currency)
        select bench.new_id('ent'), of, 'acc_' || account || '_' || coin, pay."creditorId", on_invoice, amount, pay.currency
        from (values
          (cleared, owner || '_card_clearing', null, pay."amountMinor"),
          (cleared, suffix || '_unallocated', null, -pay."amountMinor"),
          (allocated, suffix || '_unallocated', null, pay."amountMinor"),
          (allocated, suffix || '_payable', null, -pay."amountMinor"),
          (allocated, suffix || '_claim_principal', invoice, -pay."amountMinor"),
          (allocated, suffix || '_placed', invoice, pay."amountMinor"),
          (charged, suffix || '_payable', null, fee + vat + kept),
          (charged, suffix || '_fees', null, -fee),
          (charged, suffix || '_vat', null, -vat),
          (charged, suffix || '_interest_kept', null, -kept)) as rows (of, account, on_invoice, amount)
        where amount <> 0;
      told := jsonb_build_object('paymentId', pay.id, 'amountMinor', pay."amountMinor", 'currency', pay.currency,
        'method', pay.method);
      shared := told - 'method' || jsonb_build_object('allocations', jsonb_build_array(jsonb_build_object(
        'part', 'PRINCIPAL', 'invoiceId', invoice, 'amount', pay."amountMinor")));
      first_hash := encode(sha256(convert_to(file."eventHash" || told::text || at, 'UTF8')), 'hex');
      second_hash := encode(sha256(convert_to(first_hash || shared::text || at, 'UTF8')), 'hex');
      insert into "CaseEvent" (id, "caseId", "creditorId", seq, at, "actorKind", kind, "after", internal, "prevHash", hash)
        values (bench.new_id('evt'), file.id, file."creditorId", file."eventSeq" + 1, at, 'webhook',
            'payment-succeeded', told, false, file."eventHash", first_hash),
          (bench.new_id('evt'), file.id, file."creditorId", file."eventSeq" + 2, at, 'webhook',
            'receipt-posted', shared, false, first_hash, second_hash);
      update "Case" set "eventSeq" = "eventSeq" + 2, "eventHash" = second_hash, "updatedAt" = at, "bookedOn" = today
        where id = file.id;
      insert into pgboss.job (id, name, data, start_after, created_on, singleton_key, expire_seconds, deletion_seconds,
          keep_until, retry_limit, retry_delay, retry_backoff, policy)
        select gen_random_uuid(), q.name, jsonb_build_object('paymentId', pay.id), at, at, pay.id, q.expire_seconds,
          q.deletion_seconds, at + q.retention_seconds * interval '1s', q.retry_limit, q.retry_delay, q.retry_backoff,
          q.policy
        from pgboss.queue q where q.name = 'payments.receipt';
    end $$;
    grant execute on all functions in schema bench to saldo_app;`)
}
