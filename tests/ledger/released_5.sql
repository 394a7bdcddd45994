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
INSERT INTO "actors" VALUES(1,'7e533d35a4fe1d51190f30787b89e809','Sergey Lavrov',' sergey lavrov ','RUS',NULL,NULL);
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
CREATE TABLE copies (
	id INTEGER NOT NULL, 
	a VARCHAR(32) NOT NULL, 
	b VARCHAR(32) NOT NULL, 
	share FLOAT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	origin VARCHAR(32), 
	PRIMARY KEY (id), 
	UNIQUE (a, b), 
	FOREIGN KEY(a) REFERENCES documents (id), 
	FOREIGN KEY(b) REFERENCES documents (id)
);
INSERT INTO "copies" VALUES(1,'02598b86fd14b91060ad88560f59bee7','fc681365fe9fba853d307d7577ab2e47',0.6667,'whole','fc681365fe9fba853d307d7577ab2e47');
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
INSERT INTO "documents" VALUES('80a5d2430c2678be7f0d21871253ea70','da2977ba77c0eff950e22914c8ca0c4fe3d1535f55014ab8ffdb565617b885db','Example Wire',' example wire ','https://example.org/one','2022-02-15','2026-11-28T21:15:50+00:00');
INSERT INTO "documents" VALUES('fc681365fe9fba853d307d7577ab2e47','002426cbcceb872d96d3313587c7a476bc4bd593e900cbd304f29a3e4e56010a','Example Wire',' example wire ','https://example.org/two','2022-02-16','2026-11-28T21:15:51+00:00');
INSERT INTO "documents" VALUES('02598b86fd14b91060ad88560f59bee7','9542ff2cd6e6c469a44e7cad0a12c9064ea5c8694e6c0a71ea3881e7edfdf3d3','Example Wire',' example wire ','https://example.org/three','2022-02-17','2026-11-28T21:15:51+00:00');
INSERT INTO "documents" VALUES('4eb0323d215b1dab5be715d8112350b5','ab6f5e7f0974ea7dc4ae29391793f066fd1ef55566a383330a538912ca0be606','Example Wire',' example wire ','https://example.org/four','2022-02-20','2026-11-28T21:15:51+00:00');
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
INSERT INTO "evidence" VALUES(1,1,'80a5d2430c2678be7f0d21871253ea70','as the story has it','2026-11-28T21:15:50+00:00');
INSERT INTO "evidence" VALUES(2,1,'fc681365fe9fba853d307d7577ab2e47','as the story has it','2026-11-28T21:15:51+00:00');
INSERT INTO "evidence" VALUES(3,1,'02598b86fd14b91060ad88560f59bee7','as the story has it','2026-11-28T21:15:51+00:00');
INSERT INTO "evidence" VALUES(4,1,'4eb0323d215b1dab5be715d8112350b5','as the story has it','2026-11-28T21:15:51+00:00');
CREATE TABLE joints (
	a BIGINT NOT NULL, 
	b BIGINT NOT NULL, 
	score FLOAT NOT NULL, 
	PRIMARY KEY (a, b)
)
 WITHOUT ROWID

;
INSERT INTO "joints" VALUES(1,3,4.8798122210870109594e-01);
INSERT INTO "joints" VALUES(1,5,3.6428674250955694891e-01);
INSERT INTO "joints" VALUES(3,5,9.63525281692972801472e-01);
INSERT INTO "joints" VALUES(4,6,9.11940596037695283548e-01);
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
INSERT INTO "judgements" VALUES(1,'statement','4f8ea1d0f5408db79b33','apart from','"e3fa459cf85796cb769e"','J. Marlow','2026-11-28T21:15:54.667+00:00','another withdrawal',NULL);
CREATE TABLE ledger_migrations (
	name VARCHAR(100) NOT NULL, 
	applied_at VARCHAR(40), 
	PRIMARY KEY (name)
);
INSERT INTO "ledger_migrations" VALUES('0001 documents and readings','2026-11-28T21:15:50+00:00');
INSERT INTO "ledger_migrations" VALUES('0002 statements and mentions','2026-11-28T21:15:50+00:00');
INSERT INTO "ledger_migrations" VALUES('0003 who is who','2026-11-28T21:15:50+00:00');
INSERT INTO "ledger_migrations" VALUES('0004 judgements','2026-11-28T21:15:50+00:00');
INSERT INTO "ledger_migrations" VALUES('0005 claims','2026-11-28T21:15:50+00:00');
CREATE TABLE linked (
	document_id VARCHAR(32) NOT NULL, 
	reading_id INTEGER NOT NULL, 
	linker TEXT NOT NULL, 
	PRIMARY KEY (document_id), 
	FOREIGN KEY(document_id) REFERENCES documents (id), 
	FOREIGN KEY(reading_id) REFERENCES readings (id)
);
INSERT INTO "linked" VALUES('80a5d2430c2678be7f0d21871253ea70',1,'linker-6');
INSERT INTO "linked" VALUES('fc681365fe9fba853d307d7577ab2e47',2,'linker-6');
INSERT INTO "linked" VALUES('02598b86fd14b91060ad88560f59bee7',3,'linker-6');
INSERT INTO "linked" VALUES('4eb0323d215b1dab5be715d8112350b5',4,'linker-6');
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
CREATE TABLE prints (
	number BIGINT NOT NULL, 
	sort INTEGER NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	PRIMARY KEY (number, sort, document_id), 
	FOREIGN KEY(document_id) REFERENCES documents (id)
)
 WITHOUT ROWID

;
INSERT INTO "prints" VALUES(70464352806700793,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(152493445649503908,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(176976023697211218,0,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(195139329651033696,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(230997980116021436,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(240060611955762563,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(270023845540854867,0,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(286494667010726694,0,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(370801210827095918,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(499219585920027687,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(499387588938817676,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(517235153441062460,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(662463179894044556,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(922733279512086877,0,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(997055328485856201,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1086468695703636087,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1125427301958285952,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1132744360420307382,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1134686698188040556,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1137343478619971398,0,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1183043037262247468,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1194625104355539364,0,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1242611766338983538,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1274103023329837991,0,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1424788051005802601,2,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1433031328903365611,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1665761146713412058,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1690230330055491102,0,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(1740182714908152528,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(2161708818655170966,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(2161835798368759470,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(2246231289802416673,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(2358819059747792664,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(2723482322866212154,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(2944366909236511375,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(3047271303129394566,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(3241747904265757862,0,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(3362144978868101392,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(3476015167811887949,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(3631002893358468561,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(3669774970494216985,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(3691735016960604121,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(3805711369794145342,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(4065732065110045591,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(4271883050469670526,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(4279095958326099300,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(4310947315092651865,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(4335618378147146364,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(4447330994359380404,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(4501500856513355302,1,'02598b86fd14b91060ad88560f59bee7');
INSERT INTO "prints" VALUES(240060611955762563,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(1009225221583075390,0,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(1201427902639865017,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(1217113293788783776,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(1362079404083979284,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(1375819140628036164,0,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(1453134044862225710,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(1665761146713412058,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(2080170842723909582,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(2134534176155513832,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(2246878928944317881,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(2311510486372365812,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(2410190016063799149,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(2447470175484948128,2,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(2549458847099337540,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(2603946164019679974,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(3884688664029875405,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(4177874276331156769,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(4244341945933111036,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(4293434326522075881,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(4310947315092651865,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(4504252111518988020,1,'4eb0323d215b1dab5be715d8112350b5');
INSERT INTO "prints" VALUES(168047912889385271,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(177500036227317159,0,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(207832305481967542,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(437961535113241340,0,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(499977984158284240,0,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(538859924903167206,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(670484002467512642,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(743754963384848855,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(997450979198693754,0,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(1225044819215637987,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(1270949794354599580,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(1297480919199718644,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(1302187733470712726,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(1324791584892180044,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(1442423716317985557,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(1594222217593629463,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(1609033004871771940,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(1762300297225875599,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(1882303841820236378,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2111783535417191951,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2193140737274493543,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2245418498317428831,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2281082994718286014,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2474184280345415555,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2512682147091169262,0,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2585553306127521331,0,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2585658012673709119,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2587299559765340646,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2748954732584493243,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(2864999419669419921,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(3193881218854744818,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(3481360174131017055,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(3589077792506952401,2,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(3749159630971783895,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(3775891809553356063,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(3805093715743716633,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(3821354966274053330,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(3821779859304573785,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(4402161754336569728,1,'80a5d2430c2678be7f0d21871253ea70');
INSERT INTO "prints" VALUES(234158669112975923,2,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(270023845540854867,0,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(370801210827095918,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(498310991016761329,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(499219585920027687,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(710698240834421763,0,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(791171915583234441,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(937045202802276395,0,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(945817697885902730,0,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(997055328485856201,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(1132744360420307382,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(1134686698188040556,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(1159693993925373551,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(1281062292448999362,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(1847479417305073016,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(1877763902101674206,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(1972480543275451566,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(2161708818655170966,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(2161835798368759470,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(2448349711154451214,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(2688916128552233830,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(2723482322866212154,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(2836291706850519376,0,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(3047271303129394566,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(3065364406352772550,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(3254735282530034449,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(3362144978868101392,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(3402436815174831415,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(3481360174131017055,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(3631002893358468561,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(3770580364674095990,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(3830742221147614102,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(4065732065110045591,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(4253535604754448691,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(4271883050469670526,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(4279095958326099300,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(4335618378147146364,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(4501500856513355302,1,'fc681365fe9fba853d307d7577ab2e47');
INSERT INTO "prints" VALUES(4575849880290562727,1,'fc681365fe9fba853d307d7577ab2e47');
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
INSERT INTO "readings" VALUES(1,'80a5d2430c2678be7f0d21871253ea70',1,'net-1','2026-11-28T21:15:50+00:00',NULL,NULL,2,'{"name": "one", "reader": "net-1", "document": {"sha256": "da2977ba77c0eff950e22914c8ca0c4fe3d1535f55014ab8ffdb565617b885db", "outlet": "Example Wire", "published": "2022-02-15", "url": "https://example.org/one", "title": null, "language": null, "fetched": null, "how": "text", "unread": null, "raw_sha256": null, "places": [], "times": [], "quantities": []}}');
INSERT INTO "readings" VALUES(2,'fc681365fe9fba853d307d7577ab2e47',2,'net-1','2026-11-28T21:15:51+00:00',NULL,NULL,2,'{"name": "two", "reader": "net-1", "document": {"sha256": "002426cbcceb872d96d3313587c7a476bc4bd593e900cbd304f29a3e4e56010a", "outlet": "Example Wire", "published": "2022-02-16", "url": "https://example.org/two", "title": null, "language": null, "fetched": null, "how": "text", "unread": null, "raw_sha256": null, "places": [], "times": [], "quantities": []}}');
INSERT INTO "readings" VALUES(3,'02598b86fd14b91060ad88560f59bee7',3,'net-1','2026-11-28T21:15:51+00:00',NULL,NULL,2,'{"name": "three", "reader": "net-1", "document": {"sha256": "9542ff2cd6e6c469a44e7cad0a12c9064ea5c8694e6c0a71ea3881e7edfdf3d3", "outlet": "Example Wire", "published": "2022-02-17", "url": "https://example.org/three", "title": null, "language": null, "fetched": null, "how": "text", "unread": null, "raw_sha256": null, "places": [], "times": [], "quantities": []}}');
INSERT INTO "readings" VALUES(4,'4eb0323d215b1dab5be715d8112350b5',4,'net-1','2026-11-28T21:15:51+00:00',NULL,NULL,1,'{"name": "four", "reader": "net-1", "document": {"sha256": "ab6f5e7f0974ea7dc4ae29391793f066fd1ef55566a383330a538912ca0be606", "outlet": "Example Wire", "published": "2022-02-20", "url": "https://example.org/four", "title": null, "language": null, "fetched": null, "how": "text", "unread": null, "raw_sha256": null, "places": [], "times": [], "quantities": []}}');
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
INSERT INTO "sightings" VALUES(1,'7fff42994f0bf84245b4d900bf955708','80a5d2430c2678be7f0d21871253ea70','one',NULL,'text',NULL,NULL);
INSERT INTO "sightings" VALUES(2,'6b45ad5b2d522e9d30221d1ac2e98eb9','fc681365fe9fba853d307d7577ab2e47','two',NULL,'text',NULL,NULL);
INSERT INTO "sightings" VALUES(3,'8153f3a32f3ea1a4eb7782ec62179d7e','02598b86fd14b91060ad88560f59bee7','three',NULL,'text',NULL,NULL);
INSERT INTO "sightings" VALUES(4,'693c726287faf80d5ab9e4c79d4a8be5','4eb0323d215b1dab5be715d8112350b5','four',NULL,'text',NULL,NULL);
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
INSERT INTO "spans" VALUES(1,1,'source',0,11,24);
INSERT INTO "spans" VALUES(2,1,'cue',0,25,29);
INSERT INTO "spans" VALUES(3,1,'content',0,30,73);
INSERT INTO "spans" VALUES(4,2,'source',0,75,88);
INSERT INTO "spans" VALUES(5,2,'cue',0,89,93);
INSERT INTO "spans" VALUES(6,2,'content',0,94,143);
INSERT INTO "spans" VALUES(7,3,'source',0,11,27);
INSERT INTO "spans" VALUES(8,3,'cue',0,28,32);
INSERT INTO "spans" VALUES(9,3,'content',0,33,79);
INSERT INTO "spans" VALUES(10,4,'source',0,81,94);
INSERT INTO "spans" VALUES(11,4,'cue',0,95,99);
INSERT INTO "spans" VALUES(12,4,'content',0,100,158);
INSERT INTO "spans" VALUES(13,5,'source',0,13,22);
INSERT INTO "spans" VALUES(14,5,'cue',0,23,27);
INSERT INTO "spans" VALUES(15,5,'content',0,28,74);
INSERT INTO "spans" VALUES(16,6,'source',0,76,85);
INSERT INTO "spans" VALUES(17,6,'cue',0,86,90);
INSERT INTO "spans" VALUES(18,6,'content',0,91,171);
INSERT INTO "spans" VALUES(19,7,'source',0,12,21);
INSERT INTO "spans" VALUES(20,7,'cue',0,22,26);
INSERT INTO "spans" VALUES(21,7,'content',0,27,78);
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
INSERT INTO "speakers" VALUES(2,'50badbfb94b34e5bac7cdef29d701c05','Dmytro Kuleba',' dmytro kuleba ','UKR',NULL,NULL,'GOV');
INSERT INTO "speakers" VALUES(3,'aecff10af2cbe85a41e54daf4e65c4aa','Jens Stoltenberg',' jens stoltenberg ',NULL,'NATO',' nato ','IGO');
INSERT INTO "speakers" VALUES(4,'97d324138a9d09d262aa5b3f09d15ad5','Liz Truss',' liz truss ','GBR',NULL,NULL,'GOV');
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
INSERT INTO "statements" VALUES(1,'e3fa459cf85796cb769e',1,0,1,'rule',0,'assert','positive','told',NULL,NULL,NULL,'Russia had withdrawn its troops from Crimea',1.0,NULL,NULL,'2022-02-15T00:00:00','2022-02-15T23:59:59','{"id": "e3fa459cf85796cb769e", "source": {"spans": [[11, 24]], "text": "Sergey Lavrov"}, "cue": {"spans": [[25, 29]], "text": "said"}, "content": {"spans": [[30, 73]], "text": "Russia had withdrawn its troops from Crimea"}, "speaker": {"name": "Sergey Lavrov", "country": "RUS", "organisation": null, "sector": "GOV", "how": "rule"}, "outlet_own": false, "act": "assert", "polarity": "positive", "basis": "told", "event": null, "toward": [], "places": [], "times": [], "quantities": [], "specifics": {}, "hedges": [], "within": null, "repeats": null, "score": 1, "scores": {}, "embedded": false, "why": {}}');
INSERT INTO "statements" VALUES(2,'5ae15a6be1b1b0e5e2f6',1,1,2,'rule',0,'assert','positive','told',NULL,NULL,NULL,'shelling hit a kindergarten in Stanytsia Luhanska',1.0,NULL,NULL,'2022-02-15T00:00:00','2022-02-15T23:59:59','{"id": "5ae15a6be1b1b0e5e2f6", "source": {"spans": [[75, 88]], "text": "Dmytro Kuleba"}, "cue": {"spans": [[89, 93]], "text": "said"}, "content": {"spans": [[94, 143]], "text": "shelling hit a kindergarten in Stanytsia Luhanska"}, "speaker": {"name": "Dmytro Kuleba", "country": "UKR", "organisation": null, "sector": "GOV", "how": "rule"}, "outlet_own": false, "act": "assert", "polarity": "positive", "basis": "told", "event": null, "toward": [], "places": [], "times": [], "quantities": [], "specifics": {}, "hedges": [], "within": null, "repeats": null, "score": 1, "scores": {}, "embedded": false, "why": {}}');
INSERT INTO "statements" VALUES(3,'7a553dddd69def228b22',2,0,3,'rule',0,'assert','positive','told',NULL,NULL,NULL,'Russia was withdrawing its forces from Ukraine',1.0,NULL,NULL,'2022-02-16T00:00:00','2022-02-16T23:59:59','{"id": "7a553dddd69def228b22", "source": {"spans": [[11, 27]], "text": "Jens Stoltenberg"}, "cue": {"spans": [[28, 32]], "text": "said"}, "content": {"spans": [[33, 79]], "text": "Russia was withdrawing its forces from Ukraine"}, "speaker": {"name": "Jens Stoltenberg", "country": null, "organisation": "NATO", "sector": "IGO", "how": "rule"}, "outlet_own": false, "act": "assert", "polarity": "positive", "basis": "told", "event": null, "toward": [], "places": [], "times": [], "quantities": [], "specifics": {}, "hedges": [], "within": null, "repeats": null, "score": 1, "scores": {}, "embedded": false, "why": {}}');
INSERT INTO "statements" VALUES(4,'c980a5b4fbc092be8e56',2,1,2,'rule',0,'assert','positive','told',NULL,NULL,NULL,'hackers had blocked the sites of PrivatBank and Oschadbank',1.0,NULL,NULL,'2022-02-16T00:00:00','2022-02-16T23:59:59','{"id": "c980a5b4fbc092be8e56", "source": {"spans": [[81, 94]], "text": "Dmytro Kuleba"}, "cue": {"spans": [[95, 99]], "text": "said"}, "content": {"spans": [[100, 158]], "text": "hackers had blocked the sites of PrivatBank and Oschadbank"}, "speaker": {"name": "Dmytro Kuleba", "country": "UKR", "organisation": null, "sector": "GOV", "how": "rule"}, "outlet_own": false, "act": "assert", "polarity": "positive", "basis": "told", "event": null, "toward": [], "places": [], "times": [], "quantities": [], "specifics": {}, "hedges": [], "within": null, "repeats": null, "score": 1, "scores": {}, "embedded": false, "why": {}}');
INSERT INTO "statements" VALUES(5,'4f8ea1d0f5408db79b33',3,0,4,'rule',0,'deny','positive','told',NULL,NULL,NULL,'Russia was withdrawing its forces from Ukraine',1.0,NULL,NULL,'2022-02-17T00:00:00','2022-02-17T23:59:59','{"id": "4f8ea1d0f5408db79b33", "source": {"spans": [[13, 22]], "text": "Liz Truss"}, "cue": {"spans": [[23, 27]], "text": "said"}, "content": {"spans": [[28, 74]], "text": "Russia was withdrawing its forces from Ukraine"}, "speaker": {"name": "Liz Truss", "country": "GBR", "organisation": null, "sector": "GOV", "how": "rule"}, "outlet_own": false, "act": "deny", "polarity": "positive", "basis": "told", "event": null, "toward": [], "places": [], "times": [], "quantities": [], "specifics": {}, "hedges": [], "within": null, "repeats": null, "score": 1, "scores": {}, "embedded": false, "why": {}}');
INSERT INTO "statements" VALUES(6,'2c2cdee173fdab97ded6',3,1,4,'rule',0,'assert','positive','told',NULL,NULL,NULL,'hackers had blocked the sites of PrivatBank, Oschadbank and the defence ministry',1.0,NULL,NULL,'2022-02-17T00:00:00','2022-02-17T23:59:59','{"id": "2c2cdee173fdab97ded6", "source": {"spans": [[76, 85]], "text": "Liz Truss"}, "cue": {"spans": [[86, 90]], "text": "said"}, "content": {"spans": [[91, 171]], "text": "hackers had blocked the sites of PrivatBank, Oschadbank and the defence ministry"}, "speaker": {"name": "Liz Truss", "country": "GBR", "organisation": null, "sector": "GOV", "how": "rule"}, "outlet_own": false, "act": "assert", "polarity": "positive", "basis": "told", "event": null, "toward": [], "places": [], "times": [], "quantities": [], "specifics": {}, "hedges": [], "within": null, "repeats": null, "score": 1, "scores": {}, "embedded": false, "why": {}}');
INSERT INTO "statements" VALUES(7,'404f06859f95f3b18351',4,0,4,'rule',0,'assert','positive','told',NULL,NULL,NULL,'talks with Russia in Geneva ended without agreement',1.0,NULL,NULL,'2022-02-20T00:00:00','2022-02-20T23:59:59','{"id": "404f06859f95f3b18351", "source": {"spans": [[12, 21]], "text": "Liz Truss"}, "cue": {"spans": [[22, 26]], "text": "said"}, "content": {"spans": [[27, 78]], "text": "talks with Russia in Geneva ended without agreement"}, "speaker": {"name": "Liz Truss", "country": "GBR", "organisation": null, "sector": "GOV", "how": "rule"}, "outlet_own": false, "act": "assert", "polarity": "positive", "basis": "told", "event": null, "toward": [], "places": [], "times": [], "quantities": [], "specifics": {}, "hedges": [], "within": null, "repeats": null, "score": 1, "scores": {}, "embedded": false, "why": {}}');
CREATE TABLE texts (
	sha256 VARCHAR(64) NOT NULL, 
	utf8 BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "texts" VALUES('da2977ba77c0eff950e22914c8ca0c4fe3d1535f55014ab8ffdb565617b885db',X'53746F7279206F6E652E0A536572676579204C6176726F76207361696420527573736961206861642077697468647261776E206974732074726F6F70732066726F6D204372696D65612E0A446D7974726F204B756C6562612073616964207368656C6C696E67206869742061206B696E64657267617274656E20696E205374616E7974736961204C7568616E736B612E0A');
INSERT INTO "texts" VALUES('002426cbcceb872d96d3313587c7a476bc4bd593e900cbd304f29a3e4e56010a',X'53746F72792074776F2E0A4A656E732053746F6C74656E6265726720736169642052757373696120776173207769746864726177696E672069747320666F726365732066726F6D20556B7261696E652E0A446D7974726F204B756C6562612073616964206861636B6572732068616420626C6F636B656420746865207369746573206F662050726976617442616E6B20616E64204F736368616462616E6B2E0A');
INSERT INTO "texts" VALUES('9542ff2cd6e6c469a44e7cad0a12c9064ea5c8694e6c0a71ea3881e7edfdf3d3',X'53746F72792074687265652E0A4C697A20547275737320736169642052757373696120776173207769746864726177696E672069747320666F726365732066726F6D20556B7261696E652E0A4C697A2054727573732073616964206861636B6572732068616420626C6F636B656420746865207369746573206F662050726976617442616E6B2C204F736368616462616E6B20616E642074686520646566656E6365206D696E69737472792E0A');
INSERT INTO "texts" VALUES('ab6f5e7f0974ea7dc4ae29391793f066fd1ef55566a383330a538912ca0be606',X'53746F727920666F75722E0A4C697A20547275737320736169642074616C6B7320776974682052757373696120696E2047656E65766120656E64656420776974686F75742061677265656D656E742E0A');
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
CREATE TABLE trace_keys (
	"key" BIGINT NOT NULL, 
	first INTEGER NOT NULL, 
	trace BIGINT NOT NULL, 
	PRIMARY KEY ("key", first, trace)
)
 WITHOUT ROWID

;
INSERT INTO "trace_keys" VALUES(-1,19038,1);
INSERT INTO "trace_keys" VALUES(112046156743027781,19038,1);
INSERT INTO "trace_keys" VALUES(1250996047614018461,19038,1);
INSERT INTO "trace_keys" VALUES(2782005143750201787,19038,1);
INSERT INTO "trace_keys" VALUES(2869463365532360260,19038,1);
INSERT INTO "trace_keys" VALUES(3203267545627170079,19038,1);
INSERT INTO "trace_keys" VALUES(-1,19038,2);
INSERT INTO "trace_keys" VALUES(206496601596764402,19038,2);
INSERT INTO "trace_keys" VALUES(691239480043703244,19038,2);
INSERT INTO "trace_keys" VALUES(1066817682886675813,19038,2);
INSERT INTO "trace_keys" VALUES(2572014242258451067,19038,2);
INSERT INTO "trace_keys" VALUES(2900133457933485235,19038,2);
INSERT INTO "trace_keys" VALUES(3275711660776457804,19038,2);
INSERT INTO "trace_keys" VALUES(3354570171261251990,19038,2);
INSERT INTO "trace_keys" VALUES(3825269284934969829,19038,2);
INSERT INTO "trace_keys" VALUES(4114485201506145569,19038,2);
INSERT INTO "trace_keys" VALUES(-1,19039,3);
INSERT INTO "trace_keys" VALUES(-1,19039,4);
INSERT INTO "trace_keys" VALUES(248334233374676079,19039,4);
INSERT INTO "trace_keys" VALUES(830125438977596127,19039,4);
INSERT INTO "trace_keys" VALUES(939702671489525280,19039,4);
INSERT INTO "trace_keys" VALUES(1519555398415497006,19039,4);
INSERT INTO "trace_keys" VALUES(1555699579000951598,19039,4);
INSERT INTO "trace_keys" VALUES(2826920744041772525,19039,4);
INSERT INTO "trace_keys" VALUES(3198543555162504698,19039,4);
INSERT INTO "trace_keys" VALUES(4164870959160889541,19039,4);
INSERT INTO "trace_keys" VALUES(4244023344290637665,19039,4);
INSERT INTO "trace_keys" VALUES(4469764720203325625,19039,4);
INSERT INTO "trace_keys" VALUES(-1,19040,5);
INSERT INTO "trace_keys" VALUES(-1,19040,6);
INSERT INTO "trace_keys" VALUES(248334233374676079,19040,6);
INSERT INTO "trace_keys" VALUES(429185008060266963,19040,6);
INSERT INTO "trace_keys" VALUES(939702671489525280,19040,6);
INSERT INTO "trace_keys" VALUES(1555699579000951598,19040,6);
INSERT INTO "trace_keys" VALUES(2029629619989448241,19040,6);
INSERT INTO "trace_keys" VALUES(2183828680785750959,19040,6);
INSERT INTO "trace_keys" VALUES(2615193959085261152,19040,6);
INSERT INTO "trace_keys" VALUES(2694346344215009276,19040,6);
INSERT INTO "trace_keys" VALUES(2870570741703582363,19040,6);
INSERT INTO "trace_keys" VALUES(3198543555162504698,19040,6);
INSERT INTO "trace_keys" VALUES(3310343251726435594,19040,6);
INSERT INTO "trace_keys" VALUES(3486567649215008681,19040,6);
INSERT INTO "trace_keys" VALUES(3733505680861379348,19040,6);
INSERT INTO "trace_keys" VALUES(4164870959160889541,19040,6);
INSERT INTO "trace_keys" VALUES(4244023344290637665,19040,6);
INSERT INTO "trace_keys" VALUES(-1,19043,7);
INSERT INTO "trace_keys" VALUES(955268447059184552,19043,7);
INSERT INTO "trace_keys" VALUES(2487127873596334071,19043,7);
INSERT INTO "trace_keys" VALUES(3190351217830244743,19043,7);
INSERT INTO "trace_keys" VALUES(3210193905200664453,19043,7);
INSERT INTO "trace_keys" VALUES(3332661510795541737,19043,7);
CREATE TABLE traces (
	id INTEGER NOT NULL, 
	statement_key INTEGER NOT NULL, 
	statement_id VARCHAR(64) NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	cell TEXT, 
	places TEXT NOT NULL, 
	first INTEGER, 
	last INTEGER, 
	host BIGINT, 
	claim BIGINT NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(statement_key) REFERENCES statements (id), 
	FOREIGN KEY(document_id) REFERENCES documents (id)
);
INSERT INTO "traces" VALUES(1,1,'e3fa459cf85796cb769e','80a5d2430c2678be7f0d21871253ea70',0,'2022-02-15T00:00:00',NULL,'',19038,19038,NULL,1,'{"kind": "withdrawal", "subjects": ["RUS"], "places": [], "names": ["crimea"], "words": ["crimea", "russia", "troop", "withdrawn"], "numbers": [], "story": ["kindergarten", "luhanska", "stanytsia", "withdrawn", "sergey", "crimea", "dmytro", "kuleba", "lavrov", "shell", "stori", "troop", "hit"], "first": 19038, "last": 19038, "opposed": false, "host": null, "why": "The country or body named nearest before it, that no place word makes a place, does it.", "text": "15 feb, Sergey Lavrov: Russia had withdrawn its troops from Crimea", "vector": "6CPtDkXYStYz3wUQ4wb7uCjjGsXt4QECHT74QeL84gvy2Pga3vPu4djq8CVK5u30Hw/HKOkEy/f/9Eb0/DH6Dr/fxfMJKw8d4O80BCweJNDa9gMv7LQU8v4uK/A8GAnw4RMPDgYWG8HGsfjQRMgj+vnXEDGyBOgs5xQLFwf3KwAivAY57+dK3QEO6Am79ToP5e0SCihP8QMsFb83tiD8BgIF+gZTzhoMGLf+Qgrl38LhHgMmFwy7CfBL3wUqGBfx8xUU/uwP7ej8CQYUDyUNBOgc6hHy9xfXzvfFOQYF/ADtFyjlwxJKA+8cBtXmI4E65iywD7QeGPf6Jxz02vIP+PkAFdHeCNg65kBBK84qDgYF9u84BiznE/409Qv9IB3TOAgBEfvoFQo5DAYvvw824wQW6ebb1wLdOgUX/CoU+gAgGhX1F8sN7TPZ9sDw2RTxRvYVxO/3uxsB/OjmAvMVHyYR8TEH9fD5og4c+PUtCQm++ecH7RToAeInuhnXG+AW"}');
INSERT INTO "traces" VALUES(2,2,'5ae15a6be1b1b0e5e2f6','80a5d2430c2678be7f0d21871253ea70',1,'2022-02-15T00:00:00',NULL,'',19038,19038,NULL,2,'{"kind": "attack", "subjects": [], "places": [], "names": ["luhanska", "stanytsia"], "words": ["hit", "kindergarten", "luhanska", "shell", "stanytsia"], "numbers": [], "story": ["kindergarten", "luhanska", "stanytsia", "withdrawn", "sergey", "crimea", "dmytro", "kuleba", "lavrov", "shell", "stori", "troop", "hit"], "first": 19038, "last": 19038, "opposed": false, "host": null, "why": "", "text": "15 feb, Dmytro Kuleba: shelling hit a kindergarten in Stanytsia Luhanska", "vector": "ImL5SRcS7TXsSgv4FhkA1BIc2Rrd9hvKDgZAAuLxyNkb1dDwQAcZ683q5PAU7O0iI8n19iQlp9LJDxHu2Qo29gnXGukwfzTvOgzT693uAv3KAfOo/jJOUts1Af89NPDvzeMjBeHS/Tgr36/BxA/1HwbOGwPhwtf/GNPR+tbEKgAf5wHTGAEQ4yj5CqwiosppqC2/cvgO9v72VyXRJRNUpxb4EggmBt8D9bMPGekW8Sfg/BcDDP0YRj/xBxpGFR8L774eCBHFEw/W8fkOGLTvSin9DKXVL/qz4h3fDeom+QATCv426bmzBfgVAvD1LDPSDA7f/s3n6Q368Az65v5UHC4hBg8v+Pm+Iwv0M+LeFEs61/P9+t9iBjAF+xQCzfBg+PTMAd4O4zf74LIc6TkJJwri7CXs+BDj89fvRvUA0gAaE+DsOA8s8vRMq+UT8hfaGRMHAxMEStn9BOje6uQg/7zNCxzzIfsBB8tI3AAF0t8hKNz6DvT6LgMw5+kiJg9Q"}');
INSERT INTO "traces" VALUES(3,3,'7a553dddd69def228b22','fc681365fe9fba853d307d7577ab2e47',0,'2022-02-16T00:00:00',NULL,'UKR',19039,19039,NULL,1,'{"kind": "withdrawal", "subjects": ["RUS"], "places": ["UKR"], "names": ["ukrain"], "words": ["forc", "russia", "withdraw"], "numbers": [], "story": ["oschadbank", "privatbank", "hacker", "dmytro", "stoltenberg", "kuleba", "jen", "withdraw", "block", "site", "stori"], "first": 19039, "last": 19039, "opposed": false, "host": null, "why": "The country or body named nearest before it, that no place word makes a place, does it.", "text": "16 feb, Jens Stoltenberg: Russia was withdrawing its forces from Ukraine", "vector": "BxcAFn/fDMcU7PIO6ArX2/O8Cxnb/uUOEz7DDvIA/SgEse8kxPTwCOvq4fgyI8f/JRLGGdb+1hAV3jvX1O8IGNTu2fjKFQv64+tvNxAcIsT6/uRZ7uNLywckIcwwSSjVNPceJQk02LPsju+aDdI9/BStQAPo9ORE7CUiNQffQgAbtgEwA+ck4fHyzCi/xksGFvgXOyUn0fEDNKVJ2AfxBO8h2Q9GkkTs+9HQFDny7aTALO0yJRCbtQYdzhdCLfL+xxPO9K75x8wkKAwYG/44/x5DB/Hfzwvb2ymvISFAPAAE9Szv3xkqEBATC7/wNLAbGyW06bwLBPfsHBj44QXj5BA2BPTOUP4izUR0L/oe+S8rANdYFwvVHt0W0PcSFO3aPOrkBwsD/zNVJ0MExt5T2AMxEO3SEt3uEewO4ykTBgAuEjHxO8shzk3aIBbv7AnMDsYyyejPowgVGykW2fUL9xUUxE/5FxTW10so7v4v7vn71vv0FBAHDK/9rx/b9OYj"}');
INSERT INTO "traces" VALUES(4,4,'c980a5b4fbc092be8e56','fc681365fe9fba853d307d7577ab2e47',1,'2022-02-16T00:00:00',NULL,'',19039,19039,NULL,4,'{"kind": null, "subjects": [], "places": [], "names": ["oschadbank", "privatbank"], "words": ["block", "hacker", "oschadbank", "privatbank", "site"], "numbers": [], "story": ["oschadbank", "privatbank", "hacker", "dmytro", "stoltenberg", "kuleba", "jen", "withdraw", "block", "site", "stori"], "first": 19039, "last": 19039, "opposed": false, "host": null, "why": "", "text": "16 feb, Dmytro Kuleba: hackers had blocked the sites of PrivatBank and Oschadbank", "vector": "8iPW7g3B78Hy/1U9O9wIGMoW3xSz0cPP7iDv9PQi8fEqACelGkz9DCnsGTDtARtDH+2y8xwFxdkNBivHIU8T/O286yotLTPv8j5A6/AcRuzutgUqt0L+5/T5Zdc6DxILDdk/C8clL/IuIUQC9UTtzhYZKM76Os8gC0dM4v3NXAA3O+ypChfaKhFJ2J/f2x4lJhHqRD3yQy0RINIFWund8boF/htEmunYqCkLFt5MxyIkMKscy8MKc//7QAxJIAi2qvNM+ega+fvXPL3q+N/RADTB4ADcBRUqJenOMPzd7wDL2B7tAdHF7hFB8fDstddNG+yb6c4i2/Ph/uPr7TNUGv8wywPmSAOEJ3vnELQ4w0EJ7SvqZAAdJhPrVu3KgaRRKxQZDt7FOK8LEuMJ/R7oBE31wvQi5QPo9cLpvMEhJwAm9MwrGvbB6aJJHAzNDS3OLwcK+xACrBYr8AbJHQK75CTs8EzaFN8KIMJIxwIA1Tc42fj/YAP2CtkUwNAi7P4b"}');
INSERT INTO "traces" VALUES(5,5,'4f8ea1d0f5408db79b33','02598b86fd14b91060ad88560f59bee7',0,'2022-02-17T00:00:00',NULL,'UKR',19040,19040,NULL,1,'{"kind": "withdrawal", "subjects": ["RUS"], "places": ["UKR"], "names": ["ukrain"], "words": ["forc", "russia", "withdraw"], "numbers": [], "story": ["oschadbank", "privatbank", "liz", "truss", "hacker", "withdraw", "defenc", "ministri", "block", "site", "stori", "three"], "first": 19040, "last": 19040, "opposed": false, "host": null, "why": "The country or body named nearest before it, that no place word makes a place, does it.", "text": "17 feb, Liz Truss: Russia was withdrawing its forces from Ukraine", "vector": "BvsNEn3VCqz98OkU5wTt2/LHERfd/gcMAxi7DO/98DgCuOwCvgH6+/rb5f44B7z2HA/F+dv92iEP00TU6vX3FsYB0vvMFwX34eV/SiYJCLv4EvJL7cZd6BMZKcwoPx3rIPwKIwc86b/YsfKtDrtC+ha0T//1+Oky8kYjM/HhHAAgrRczBwgu0AH1xzvC4lkMDvQWShcbw+0KKbJB1Q3p9f0z0BNCr0D+CODhJir9+K3FNN4wEfyOyfEfzA5LCPMG0ijZ36XovtgaKBUSNPRD/RhBA+LmzO+92hWOKgxGSQAt+yH8zxpDHAzvB8z2K7QfKh+578oBB+r8NCPq6f/i8QgpDQvcRuQf10N5IQwjASQ8AdFIEgvILAIb1/wcK/q1JfwA/iHx7T5JHjMQ0dJT1xIw/fLoEeQFKu8S7ib69gA4BCT+N+IfykLdKBztBPDZDrkjz9fSlBUQAh4R2/cY8B3/zDwF/xrS1j4z7gsI6f8E0PLzGR8NFLfytS7X29wX"}');
INSERT INTO "traces" VALUES(6,6,'2c2cdee173fdab97ded6','02598b86fd14b91060ad88560f59bee7',1,'2022-02-17T00:00:00',NULL,'',19040,19040,NULL,4,'{"kind": null, "subjects": [], "places": [], "names": ["oschadbank", "privatbank"], "words": ["block", "defenc", "hacker", "ministri", "oschadbank", "privatbank", "site"], "numbers": [], "story": ["oschadbank", "privatbank", "liz", "truss", "hacker", "withdraw", "defenc", "ministri", "block", "site", "stori", "three"], "first": 19040, "last": 19040, "opposed": false, "host": null, "why": "", "text": "17 feb, Liz Truss: hackers had blocked the sites of PrivatBank, Oschadbank and the defence ministry", "vector": "9vvf+Day4JzaE0c+M98HCskM9RapAO3JBBnR3+ge2fYq6iDQKEf6BhbxLzTw8SkgI+2v+ikKs9/99B6wFkQG6fze7iYiDyjuBSVRIyYaNePwwPxdyEMMBP4CbdslLA0IFtwUDMQpNP8dNzYYAQ4B9B8PLsIGLM4fDmJK5+q+KgA0Pw68EkXEEzU9z7357EANHQP3LBjnDvgTHvsWXvLU59kK/yJHreTptjEUEMU76SALLMobvsD+f/gKOh9G7gfJqhk+1/8k3APkUtPpDODw6THE9gH6BPgWM9yxEu3rBgDIyhTx3cHC6xgzGxHEtOc6HO62+eUI2+vgPfr4FBMsG+YV1iTeTvaPDnzp+csixzoZ+hrdXfoaJRLmYe/gs50kEhYN/dXQHqwi/MsE9Av3CmT6wfMf6hYQELjlr8sXKQA1EsYmDRHK4bsuJBS+E/7oBOMKBwADoC8i7Qq1HRKq4FHx30zs+vcRGr5ixRbqzkdGzAz1VA4EIuX32O35xN8S"}');
INSERT INTO "traces" VALUES(7,7,'404f06859f95f3b18351','4eb0323d215b1dab5be715d8112350b5',0,'2022-02-20T00:00:00',NULL,'',19043,19043,NULL,7,'{"kind": "talks", "subjects": ["GBR", "RUS"], "places": [], "names": ["geneva", "russia"], "words": ["agreement", "end", "geneva", "russia", "talk", "without"], "numbers": [], "story": ["liz", "truss", "geneva", "agreement", "stori", "without", "four", "end", "talk"], "first": 19043, "last": 19043, "opposed": false, "host": null, "why": "The sides that are named and the speaker''s own are the parties to it.", "text": "20 feb, Liz Truss: talks with Russia in Geneva ended without agreement", "vector": "yDgLLebgC/IbBeQs5Q4CDNcFxO/qHgUr8ez13gAzKkIb5vsYyQDHwyUc+OAVDfMQHfjM/PrqJH/64w3W9gCvF+8iHxfl9wDt7QPrCvzXHTLnzwT3+eku3hYE4eDoEO4OPhfj9wj03f3eIgfu7gjGBSENPff56MjE/wXvDLMGFgDlBwMcPlgC9zkl4uUmyigjJCLqFxU0IlQCEfDFEOnpQhlM7TQVDAANHAcUARvvNvgfMskl3/kBF+7+ySULEOr38jy3/9zhGBn7RwLwIvA55gA/Cxny5w8BFx+m9yEuEgBf2e48KUMeIVQTBRUA+f37SM3W4DLi59Mm+Ay51u85/OEPFAomAPfGENf+EBrysO/y4BENNvrq2u0SQNgh5ubHJQXlCU80GvopICgj8L41wCA0HPANJc4JMfj5pyu6+wDxHvP/EDQE8wwh2jzCMbDb48cnFMAFnisE0QsX/g/o3d4vHdWbAfXjAD4g9BrO9/MTAOAE2NX+Dg7k9PbwxKnw"}');
CREATE INDEX ix_documents_outlet_folded ON documents (outlet_folded);
CREATE INDEX ix_documents_sha256 ON documents (sha256);
CREATE INDEX ix_sightings_document_id ON sightings (document_id);
CREATE INDEX ix_speakers_name_folded ON speakers (name_folded);
CREATE INDEX ix_speakers_country ON speakers (country);
CREATE INDEX ix_speakers_organisation_folded ON speakers (organisation_folded);
CREATE INDEX ix_statements_event ON statements (event_type, event_mode);
CREATE INDEX ix_statements_basis ON statements (basis);
CREATE INDEX ix_statements_speaker_id ON statements (speaker_id);
CREATE INDEX ix_statements_time ON statements (first, last);
CREATE INDEX ix_statements_act ON statements (act);
CREATE INDEX ix_statements_statement_id ON statements (statement_id);
CREATE INDEX ix_spans_statement_id ON spans (statement_id);
CREATE INDEX ix_places_country ON places (country, statement_id);
CREATE INDEX ix_places_reading_id ON places (reading_id);
CREATE INDEX ix_places_statement_id ON places (statement_id);
CREATE INDEX ix_places_geoname_id ON places (geoname_id);
CREATE INDEX ix_times_statement_id ON times (statement_id);
CREATE INDEX ix_times_reading_id ON times (reading_id);
CREATE INDEX ix_times_first ON times (first);
CREATE INDEX ix_quantities_reading_id ON quantities (reading_id);
CREATE INDEX ix_quantities_statement_id ON quantities (statement_id);
CREATE INDEX ix_specifics_statement_id ON specifics (statement_id);
CREATE INDEX ix_actors_name_folded ON actors (name_folded);
CREATE INDEX ix_aliases_alias_folded ON aliases (alias_folded);
CREATE INDEX ix_evidence_document_id ON evidence (document_id);
CREATE INDEX ix_judgements_subject ON judgements (subject, subject_id);
CREATE INDEX ix_linked_linker ON linked (linker, reading_id);
CREATE INDEX ix_traces_cell ON traces (cell, first);
CREATE INDEX ix_traces_statement_key ON traces (statement_key);
CREATE INDEX ix_traces_host ON traces (host);
CREATE INDEX ix_traces_claim ON traces (claim);
CREATE INDEX ix_traces_document_id ON traces (document_id);
CREATE INDEX ix_traces_statement_id ON traces (statement_id);
CREATE INDEX ix_trace_keys_trace ON trace_keys (trace);
CREATE INDEX ix_joints_b ON joints (b);
CREATE INDEX ix_prints_document_id ON prints (document_id);
CREATE INDEX ix_copies_a ON copies (a);
CREATE INDEX ix_copies_b ON copies (b);
COMMIT;
