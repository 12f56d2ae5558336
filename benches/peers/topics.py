"""What a user would write: one `re` for each way to say a thing, over 18 topics, file by file.

    python3 benches/peers/topics.py FOLDER

Prints seconds of processor, megabytes per second and how many matches. It finds words, not rules: no
structure, no values with their bearer, no comparison.
"""

import pathlib
import re
import sys
import time

GAP = r"(?:\W+\w+){0,25}?\W+"
TOPICS = {
    "buono_pasto": [r"buon[oi]\W+past[oi]", r"ticket\W+restaurant", r"buono" + GAP + r"non\W+spetta", r"non\W+spetta" + GAP + r"buono", r"diritto" + GAP + r"buono", r"riconosciut\w+" + GAP + r"buono", r"escluso" + GAP + r"pasto", r"mensa"],
    "preavviso_recesso_amministrazione": [r"(?:ente|comune|provincia|azienda|ateneo|amministrazione)" + GAP + r"preavviso" + GAP + r"\w+\W+giorni", r"recesso" + GAP + r"amministrazione", r"recede\w*" + GAP + r"preavviso", r"preavviso" + GAP + r"\d+\W+giorni", r"preavviso" + GAP + r"(?:dieci|quindici|venti|trenta|sessanta)", r"disdetta" + GAP + r"giorni", r"revoca" + GAP + r"preavviso", r"sciogli\w+" + GAP + r"preavviso"],
    "preavviso_recesso_dipendente": [r"(?:dipendente|lavorat\w+)" + GAP + r"recede\w*" + GAP + r"giorni", r"(?:dipendente|lavorat\w+)" + GAP + r"rinunci\w+", r"recesso" + GAP + r"(?:dipendente|lavorat\w+)", r"rinunci\w+" + GAP + r"giorni", r"preavviso" + GAP + r"(?:dipendente|lavorat\w+)", r"dipendente" + GAP + r"disdetta", r"uscire" + GAP + r"accordo", r"interrompere" + GAP + r"accordo"],
    "durata_accordo": [r"accordo" + GAP + r"durata", r"durata" + GAP + r"mesi", r"durata" + GAP + r"ann[oi]", r"accordo" + GAP + r"valido", r"accordo" + GAP + r"scade", r"tempo\W+determinato", r"tempo\W+indeterminato", r"dura\W+\w+\W+mesi"],
    "giornate_agili": [r"giorn[io]\w*" + GAP + r"settimana", r"giorn[io]\w*" + GAP + r"mese", r"massimo\W+di\W+\w+\W+giorn", r"fino\W+a\W+\w+\W+giorn", r"non\W+possono\W+superare" + GAP + r"giorn", r"giornate" + GAP + r"agil\w+", r"alterna\w+" + GAP + r"sede", r"prevalenza" + GAP + r"presenza"],
    "richiamo_in_sede": [r"richiamat\w+" + GAP + r"sede", r"richiamare" + GAP + r"sede", r"rientro" + GAP + r"sede", r"rientrare" + GAP + r"ufficio", r"esigenze\W+di\W+servizio" + GAP + r"sede", r"presenza" + GAP + r"preavviso", r"giorno\W+prima", r"convocat\w+" + GAP + r"sede"],
    "fascia_inoperabilita": [r"inoperabilit\w+", r"riposo" + GAP + r"ore", r"undici\W+ore", r"11\W+ore", r"ore\W+consecutive", r"lavoro\W+notturno", r"22[:.]00" + GAP + r"0?6[:.]00", r"nessuna\W+prestazione"],
    "fascia_contattabilita": [r"contattabilit\w+", r"reperibil\w+" + GAP + r"fascia", r"fascia" + GAP + r"ore", r"risponde\w*" + GAP + r"telefono", r"contattabil\w+" + GAP + r"mail", r"durata\W+massima" + GAP + r"ore", r"fasce\W+orarie", r"disponibil\w+" + GAP + r"orario"],
    "orario_disconnessione": [r"disconnessione" + GAP + r"ore", r"dalle" + GAP + r"\d\d?[:.]\d\d" + GAP + r"alle" + GAP + r"\d\d?[:.]\d\d", r"disconness\w+", r"sabato" + GAP + r"domenica", r"festiv\w+" + GAP + r"disconnessione", r"non\W+è\W+tenuto" + GAP + r"mail", r"posta\W+elettronica" + GAP + r"ore", r"fuori" + GAP + r"orario"],
    "rimborso_spese": [r"rimbors\w+" + GAP + r"spese", r"rimbors\w+" + GAP + r"euro", r"euro" + GAP + r"mese", r"contributo" + GAP + r"connessione", r"spese" + GAP + r"carico", r"utenze", r"consumi" + GAP + r"elettric\w+", r"nessun\W+rimborso"],
    "recupero_giornate_non_fruite": [r"recuper\w+" + GAP + r"giornate", r"giornate" + GAP + r"non\W+fruit\w+", r"non\W+sono\W+recuperabili", r"diritto\W+al\W+recupero", r"giornate" + GAP + r"recuper\w+", r"non\W+fruit\w+" + GAP + r"recuper\w+", r"cumul\w+" + GAP + r"giornate", r"differi\w+" + GAP + r"giornat\w+"],
    "volontarieta": [r"volontari\w+", r"base\W+volontaria", r"adesione" + GAP + r"lavoro\W+agile", r"chi\W+lo\W+desidera", r"consens\w+", r"su\W+richiesta" + GAP + r"dipendente", r"libera\W+scelta", r"non\W+può\W+essere\W+obbligat\w+"],
    "reperibilita": [r"reperibilit\w+", r"turni\W+di\W+reperibilità", r"pronta\W+disponibilità", r"reperibilità" + GAP + r"esclus\w+", r"esclus\w+" + GAP + r"reperibilità", r"non\W+si\W+applica" + GAP + r"reperibilità", r"istituto\W+della\W+reperibilità", r"reperibilità" + GAP + r"agile"],
    "termine_stipula": [r"entro" + GAP + r"giorni" + GAP + r"accordo", r"accordo" + GAP + r"entro" + GAP + r"giorni", r"sottoscri\w+" + GAP + r"entro", r"stipul\w+" + GAP + r"entro", r"prima\W+dell'inizio", r"entro" + GAP + r"domanda", r"firm\w+" + GAP + r"entro", r"entro\W+il\W+\d+"],
    "strumentazione": [r"strument\w+" + GAP + r"fornit\w+", r"forni\w+" + GAP + r"dipendente", r"comodato", r"dotazione" + GAP + r"informatica", r"propri\W+strumenti", r"personal\W+computer", r"dispositivi" + GAP + r"amministrazione", r"custodi\w+" + GAP + r"strumenti"],
    "sicurezza_lavoro": [r"salute" + GAP + r"sicurezza", r"informativa" + GAP + r"rischi", r"rischi\W+generali", r"infortun\w+", r"inail", r"81/2008", r"prevenzione" + GAP + r"rischi", r"sicurezza\W+sul\W+lavoro"],
    "criteri_priorita": [r"priorità", r"precedenza" + GAP + r"lavorat\w+", r"figli" + GAP + r"anni", r"disabil\w+", r"104", r"caregiver", r"gravidanza", r"graduatoria"],
    "formazione": [r"formazione", r"iniziative\W+formative", r"piano" + GAP + r"formazione", r"corsi" + GAP + r"lavoro\W+agile", r"aggiornamento\W+professionale", r"forma\w+" + GAP + r"strumenti", r"percorsi\W+formativi", r"addestramento"],
}


def main(folder):
    programs = {t: [re.compile(p, re.IGNORECASE) for p in ps] for t, ps in TOPICS.items()}
    texts = [p.read_text(encoding="utf-8") for p in sorted(pathlib.Path(folder).glob("*.txt"))]
    size = sum(len(t.encode()) for t in texts)
    start = time.process_time()
    found = sum(len(r.findall(t)) for t in texts for rs in programs.values() for r in rs)
    seconds = time.process_time() - start
    patterns = sum(map(len, programs.values()))
    print(f"{patterns} espressioni, {len(TOPICS)} temi, {len(texts)} file, {size} byte: {found} trovate, {seconds:.2f} s, {size / seconds / 1e6:.3f} MB/s")


main(sys.argv[1])
