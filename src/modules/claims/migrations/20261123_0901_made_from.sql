-- What a claim was first entered with, as a digest: the same id again answers it only for the same content.
alter table claims.claim add column made_from bytea;
