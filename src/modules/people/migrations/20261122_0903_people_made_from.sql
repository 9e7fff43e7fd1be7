-- What a record was made from, so that the same id with other content is refused and not answered as if it were kept.
-- Numbers stand in it only as their keyed digest.
alter table people.consent add column made_from bytea;
alter table people.document add column made_from bytea;
alter table people.safe_way add column made_from bytea;
