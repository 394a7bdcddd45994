BEGIN TRANSACTION;
CREATE TABLE actors (
	id INTEGER NOT NULL, 
	"key" VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	name_folded TEXT, 
	country TEXT, 
	organisation TEXT, 
	sector TEXT, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);
INSERT INTO "actors" VALUES(1,'e9d59524210172bd71a3ee5f56266d84','Sergey Lavrov',' sergey lavrov ','RUS',NULL,'GOV');
CREATE TABLE aliases (
	id INTEGER NOT NULL, 
	actor_id INTEGER NOT NULL, 
	alias TEXT NOT NULL, 
	alias_folded TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (actor_id, alias), 
	FOREIGN KEY(actor_id) REFERENCES actors (id)
);
INSERT INTO "aliases" VALUES(1,1,'Lavrov',' lavrov ');
CREATE TABLE documents (
	id VARCHAR(32) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	outlet TEXT, 
	outlet_folded TEXT, 
	url TEXT, 
	published TEXT, 
	first_added VARCHAR(40) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(sha256) REFERENCES texts (sha256)
);
INSERT INTO "documents" VALUES('37417e082237bd48ea9779bf3bf79fd3','ca5677fa7b0a57fcc291fc56795a554dc818916913c260fbcfc0d6c5dbe2f253','Example Wire',' example wire ','https://example.org/1','2022-02-02','2026-11-22T12:58:59+00:00');
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	actor_id INTEGER NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	words TEXT NOT NULL, 
	seen_at VARCHAR(40) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (actor_id, document_id), 
	FOREIGN KEY(actor_id) REFERENCES actors (id), 
	FOREIGN KEY(document_id) REFERENCES documents (id)
);
INSERT INTO "evidence" VALUES(1,1,'37417e082237bd48ea9779bf3bf79fd3','Foreign Minister Lavrov','2026-11-22T12:58:59+00:00');
CREATE TABLE judgements (
	id INTEGER NOT NULL, 
	subject VARCHAR(16) NOT NULL, 
	subject_id VARCHAR(64) NOT NULL, 
	field TEXT NOT NULL, 
	value TEXT, 
	person TEXT NOT NULL, 
	made_at VARCHAR(40) NOT NULL, 
	why TEXT NOT NULL, 
	withdraws INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(withdraws) REFERENCES judgements (id)
);
CREATE TABLE ledger_migrations (
	name VARCHAR(100) NOT NULL, 
	applied_at VARCHAR(40), 
	PRIMARY KEY (name)
);
INSERT INTO "ledger_migrations" VALUES('0001 documents and readings','2026-11-22T12:58:59+00:00');
INSERT INTO "ledger_migrations" VALUES('0002 statements and mentions','2026-11-22T12:58:59+00:00');
INSERT INTO "ledger_migrations" VALUES('0003 who is who','2026-11-22T12:58:59+00:00');
INSERT INTO "ledger_migrations" VALUES('0004 judgements','2026-11-22T12:58:59+00:00');
CREATE TABLE places (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	name TEXT, 
	geoname_id INTEGER, 
	country TEXT, 
	lat FLOAT, 
	lon FLOAT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(reading_id) REFERENCES readings (id), 
	FOREIGN KEY(statement_id) REFERENCES statements (id)
);
INSERT INTO "places" VALUES(1,1,NULL,33,41,'Belgorod','Belgorod',578072,'RUS',50.61,36.58);
INSERT INTO "places" VALUES(2,1,NULL,89,94,'Brest','Brest',629634,'BLR',52.1,23.69);
INSERT INTO "places" VALUES(3,1,NULL,139,146,'Kharkiv','Kharkiv',706483,'UKR',49.98,36.25);
INSERT INTO "places" VALUES(4,1,1,33,41,'Belgorod','Belgorod',578072,'RUS',50.61,36.58);
INSERT INTO "places" VALUES(5,1,2,89,94,'Brest','Brest',629634,'BLR',52.1,23.69);
INSERT INTO "places" VALUES(6,1,3,139,146,'Kharkiv','Kharkiv',706483,'UKR',49.98,36.25);
CREATE TABLE quantities (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	value FLOAT, 
	upper FLOAT, 
	unit TEXT, 
	modifier TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(reading_id) REFERENCES readings (id), 
	FOREIGN KEY(statement_id) REFERENCES statements (id)
);
INSERT INTO "quantities" VALUES(1,1,NULL,19,27,'7 trucks',7.0,NULL,'trucks',NULL);
INSERT INTO "quantities" VALUES(2,1,NULL,75,83,'8 trucks',8.0,NULL,'trucks',NULL);
INSERT INTO "quantities" VALUES(3,1,NULL,125,133,'9 trucks',9.0,NULL,'trucks',NULL);
INSERT INTO "quantities" VALUES(4,1,1,19,27,'7 trucks',7.0,NULL,'trucks',NULL);
INSERT INTO "quantities" VALUES(5,1,2,75,83,'8 trucks',8.0,NULL,'trucks',NULL);
INSERT INTO "quantities" VALUES(6,1,3,125,133,'9 trucks',9.0,NULL,'trucks',NULL);
CREATE TABLE readings (
	id INTEGER NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	sighting_id INTEGER NOT NULL, 
	reader TEXT NOT NULL, 
	read_at VARCHAR(40) NOT NULL, 
	language TEXT, 
	unread TEXT, 
	statements INTEGER NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (document_id, reader), 
	FOREIGN KEY(document_id) REFERENCES documents (id), 
	FOREIGN KEY(sighting_id) REFERENCES sightings (id)
);
INSERT INTO "readings" VALUES(1,'37417e082237bd48ea9779bf3bf79fd3',1,'net-1','2026-11-22T12:58:59+00:00',NULL,NULL,3,'{"name": "story-1", "reader": "net-1", "document": {"sha256": "ca5677fa7b0a57fcc291fc56795a554dc818916913c260fbcfc0d6c5dbe2f253", "outlet": "Example Wire", "published": "2022-02-02", "url": "https://example.org/1", "title": null, "language": null, "fetched": null, "how": "html", "unread": null, "raw_sha256": null, "places": [{"text": "Belgorod", "span": [33, 41], "name": "Belgorod", "geoname_id": 578072, "country": "RUS", "lat": 50.61, "lon": 36.58}, {"text": "Brest", "span": [89, 94], "name": "Brest", "geoname_id": 629634, "country": "BLR", "lat": 52.1, "lon": 23.69}, {"text": "Kharkiv", "span": [139, 146], "name": "Kharkiv", "geoname_id": 706483, "country": "UKR", "lat": 49.98, "lon": 36.25}], "times": [{"text": "Monday", "span": [98, 104], "value": "2022-02-14", "start": "2022-02-14", "end": "2022-02-14", "precision": "day"}], "quantities": [{"text": "7 trucks", "span": [19, 27], "value": 7, "unit": "trucks", "modifier": null, "upper": null}, {"text": "8 trucks", "span": [75, 83], "value": 8, "unit": "trucks", "modifier": null, "upper": null}, {"text": "9 trucks", "span": [125, 133], "value": 9, "unit": "trucks", "modifier": null, "upper": null}]}}');
CREATE TABLE sightings (
	id INTEGER NOT NULL, 
	"key" VARCHAR(32) NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT, 
	how TEXT NOT NULL, 
	fetched TEXT, 
	raw_sha256 TEXT, 
	PRIMARY KEY (id), 
	UNIQUE ("key"), 
	FOREIGN KEY(document_id) REFERENCES documents (id)
);
INSERT INTO "sightings" VALUES(1,'2dc0942b243cb7bc5e031895d17a681e','37417e082237bd48ea9779bf3bf79fd3','story-1',NULL,'html',NULL,NULL);
CREATE TABLE spans (
	id INTEGER NOT NULL, 
	statement_id INTEGER NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(statement_id) REFERENCES statements (id)
);
INSERT INTO "spans" VALUES(1,1,'source',0,0,13);
INSERT INTO "spans" VALUES(2,1,'cue',0,14,18);
INSERT INTO "spans" VALUES(3,1,'content',0,19,51);
INSERT INTO "spans" VALUES(4,2,'source',0,53,69);
INSERT INTO "spans" VALUES(5,2,'cue',0,70,74);
INSERT INTO "spans" VALUES(6,2,'content',0,75,104);
INSERT INTO "spans" VALUES(7,3,'source',0,106,119);
INSERT INTO "spans" VALUES(8,3,'cue',0,120,124);
INSERT INTO "spans" VALUES(9,3,'content',0,125,156);
CREATE TABLE speakers (
	id INTEGER NOT NULL, 
	"key" VARCHAR(32) NOT NULL, 
	name TEXT, 
	name_folded TEXT, 
	country TEXT, 
	organisation TEXT, 
	organisation_folded TEXT, 
	sector TEXT, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);
INSERT INTO "speakers" VALUES(1,'e9d59524210172bd71a3ee5f56266d84','Sergey Lavrov',' sergey lavrov ','RUS',NULL,NULL,'GOV');
INSERT INTO "speakers" VALUES(2,'aecff10af2cbe85a41e54daf4e65c4aa','Jens Stoltenberg',' jens stoltenberg ',NULL,'NATO',' nato ','IGO');
INSERT INTO "speakers" VALUES(3,'50badbfb94b34e5bac7cdef29d701c05','Dmytro Kuleba',' dmytro kuleba ','UKR',NULL,NULL,'GOV');
CREATE TABLE specifics (
	id INTEGER NOT NULL, 
	statement_id INTEGER NOT NULL, 
	specific TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	start INTEGER, 
	"end" INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(statement_id) REFERENCES statements (id)
);
INSERT INTO "specifics" VALUES(1,1,'where','given',33,41);
INSERT INTO "specifics" VALUES(2,1,'whither','missing',NULL,NULL);
INSERT INTO "specifics" VALUES(3,2,'where','given',89,94);
INSERT INTO "specifics" VALUES(4,2,'whither','missing',NULL,NULL);
INSERT INTO "specifics" VALUES(5,3,'where','given',139,146);
INSERT INTO "specifics" VALUES(6,3,'whither','missing',NULL,NULL);
CREATE TABLE statements (
	id INTEGER NOT NULL, 
	statement_id VARCHAR(64) NOT NULL, 
	reading_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	speaker_id INTEGER, 
	speaker_how TEXT, 
	outlet_own BOOLEAN NOT NULL, 
	act VARCHAR(16) NOT NULL, 
	polarity TEXT NOT NULL, 
	basis VARCHAR(16) NOT NULL, 
	event_type TEXT, 
	event_mode TEXT, 
	event_score FLOAT, 
	content TEXT NOT NULL, 
	score FLOAT, 
	within TEXT, 
	repeats TEXT, 
	first VARCHAR(19), 
	last VARCHAR(19), 
	record TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (reading_id, ordinal), 
	FOREIGN KEY(reading_id) REFERENCES readings (id), 
	FOREIGN KEY(speaker_id) REFERENCES speakers (id)
);
INSERT INTO "statements" VALUES(1,'8a502a386e84a3d6471e',1,0,1,'Sergey Lavrov',0,'deny','negative','told','RETREAT',NULL,0.75,'7 trucks left Belgorod on Monday',1.0,NULL,NULL,'2022-02-02T00:00:00','2022-02-02T23:59:59','{"id": "8a502a386e84a3d6471e", "source": {"spans": [[0, 13]], "text": "Sergey Lavrov"}, "cue": {"spans": [[14, 18]], "text": "said"}, "content": {"spans": [[19, 51]], "text": "7 trucks left Belgorod on Monday"}, "speaker": {"name": "Sergey Lavrov", "country": "RUS", "organisation": null, "sector": "GOV", "how": "Sergey Lavrov"}, "outlet_own": false, "act": "deny", "polarity": "negative", "basis": "told", "event": {"type": "RETREAT", "mode": null, "score": 0.75}, "toward": [], "places": [{"text": "Belgorod", "span": [33, 41], "name": "Belgorod", "geoname_id": 578072, "country": "RUS", "lat": 50.61, "lon": 36.58}], "times": [], "quantities": [{"text": "7 trucks", "span": [19, 27], "value": 7, "unit": "trucks", "modifier": null, "upper": null}], "specifics": {"where": {"state": "given", "span": [33, 41]}, "whither": {"state": "missing", "span": null}}, "hedges": [], "within": null, "repeats": null, "score": 1, "why": {"act": "The cue says it."}}');
INSERT INTO "statements" VALUES(2,'c9b939070265cf546e3b',1,1,2,'Jens Stoltenberg',0,'demand','positive','seen','MOBILIZE','troops',0.75,'8 trucks left Brest on Monday',1.0,NULL,NULL,'2022-02-14T00:00:00','2022-02-14T23:59:59','{"id": "c9b939070265cf546e3b", "source": {"spans": [[53, 69]], "text": "Jens Stoltenberg"}, "cue": {"spans": [[70, 74]], "text": "said"}, "content": {"spans": [[75, 104]], "text": "8 trucks left Brest on Monday"}, "speaker": {"name": "Jens Stoltenberg", "country": null, "organisation": "NATO", "sector": "IGO", "how": "Jens Stoltenberg"}, "outlet_own": false, "act": "demand", "polarity": "positive", "basis": "seen", "event": {"type": "MOBILIZE", "mode": "troops", "score": 0.75}, "toward": [], "places": [{"text": "Brest", "span": [89, 94], "name": "Brest", "geoname_id": 629634, "country": "BLR", "lat": 52.1, "lon": 23.69}], "times": [{"text": "Monday", "span": [98, 104], "value": "2022-02-14", "start": "2022-02-14", "end": "2022-02-14", "precision": "day"}], "quantities": [{"text": "8 trucks", "span": [75, 83], "value": 8, "unit": "trucks", "modifier": null, "upper": null}], "specifics": {"where": {"state": "given", "span": [89, 94]}, "whither": {"state": "missing", "span": null}}, "hedges": [], "within": null, "repeats": null, "score": 1, "why": {"act": "The cue says it."}}');
INSERT INTO "statements" VALUES(3,'227974fbd7884c3a6bce',1,2,3,'Dmytro Kuleba',0,'reject','positive','shown','CONSULT',NULL,0.75,'9 trucks left Kharkiv on Monday',1.0,NULL,NULL,'2022-02-02T00:00:00','2022-02-02T23:59:59','{"id": "227974fbd7884c3a6bce", "source": {"spans": [[106, 119]], "text": "Dmytro Kuleba"}, "cue": {"spans": [[120, 124]], "text": "said"}, "content": {"spans": [[125, 156]], "text": "9 trucks left Kharkiv on Monday"}, "speaker": {"name": "Dmytro Kuleba", "country": "UKR", "organisation": null, "sector": "GOV", "how": "Dmytro Kuleba"}, "outlet_own": false, "act": "reject", "polarity": "positive", "basis": "shown", "event": {"type": "CONSULT", "mode": null, "score": 0.75}, "toward": [], "places": [{"text": "Kharkiv", "span": [139, 146], "name": "Kharkiv", "geoname_id": 706483, "country": "UKR", "lat": 49.98, "lon": 36.25}], "times": [], "quantities": [{"text": "9 trucks", "span": [125, 133], "value": 9, "unit": "trucks", "modifier": null, "upper": null}], "specifics": {"where": {"state": "given", "span": [139, 146]}, "whither": {"state": "missing", "span": null}}, "hedges": [], "within": null, "repeats": null, "score": 1, "why": {"act": "The cue says it."}}');
CREATE TABLE texts (
	sha256 VARCHAR(64) NOT NULL, 
	utf8 BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "texts" VALUES('ca5677fa7b0a57fcc291fc56795a554dc818916913c260fbcfc0d6c5dbe2f253',X'536572676579204C6176726F762073616964203720747275636B73206C6566742042656C676F726F64206F6E204D6F6E6461792E0A4A656E732053746F6C74656E626572672073616964203820747275636B73206C656674204272657374206F6E204D6F6E6461792E0A446D7974726F204B756C6562612073616964203920747275636B73206C656674204B6861726B6976206F6E204D6F6E6461792E0A');
CREATE TABLE times (
	id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	statement_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	value TEXT NOT NULL, 
	first TEXT, 
	last TEXT, 
	precision TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(reading_id) REFERENCES readings (id), 
	FOREIGN KEY(statement_id) REFERENCES statements (id)
);
INSERT INTO "times" VALUES(1,1,NULL,98,104,'Monday','2022-02-14','2022-02-14','2022-02-14','day');
INSERT INTO "times" VALUES(2,1,2,98,104,'Monday','2022-02-14','2022-02-14','2022-02-14','day');
CREATE INDEX ix_documents_sha256 ON documents (sha256);
CREATE INDEX ix_documents_outlet_folded ON documents (outlet_folded);
CREATE INDEX ix_sightings_document_id ON sightings (document_id);
CREATE INDEX ix_speakers_name_folded ON speakers (name_folded);
CREATE INDEX ix_speakers_organisation_folded ON speakers (organisation_folded);
CREATE INDEX ix_speakers_country ON speakers (country);
CREATE INDEX ix_statements_event ON statements (event_type, event_mode);
CREATE INDEX ix_statements_basis ON statements (basis);
CREATE INDEX ix_statements_speaker_id ON statements (speaker_id);
CREATE INDEX ix_statements_time ON statements (first, last);
CREATE INDEX ix_statements_act ON statements (act);
CREATE INDEX ix_statements_statement_id ON statements (statement_id);
CREATE INDEX ix_spans_statement_id ON spans (statement_id);
CREATE INDEX ix_places_geoname_id ON places (geoname_id);
CREATE INDEX ix_places_statement_id ON places (statement_id);
CREATE INDEX ix_places_country ON places (country, statement_id);
CREATE INDEX ix_places_reading_id ON places (reading_id);
CREATE INDEX ix_times_first ON times (first);
CREATE INDEX ix_times_statement_id ON times (statement_id);
CREATE INDEX ix_times_reading_id ON times (reading_id);
CREATE INDEX ix_quantities_reading_id ON quantities (reading_id);
CREATE INDEX ix_quantities_statement_id ON quantities (statement_id);
CREATE INDEX ix_specifics_statement_id ON specifics (statement_id);
CREATE INDEX ix_actors_name_folded ON actors (name_folded);
CREATE INDEX ix_aliases_alias_folded ON aliases (alias_folded);
CREATE INDEX ix_evidence_document_id ON evidence (document_id);
CREATE INDEX ix_judgements_subject ON judgements (subject, subject_id);
COMMIT;
