# Holds facts against the rules in data.json. Input: {"document": ID, "topic": ID, "day": DAY, "contract": ID,
# "facts": {…}}; "contract" is the ruleset of the contract, where its text is among the data. Facts: "ora"
# ("19:30"), "giorno" ("mar"), "festivo" and "sede" (true), "contattabilita" (a band), "luogo" (a place), or a
# slot of the topic with a value as rulesets have it: {"termine": {"type": "duration", "value": "P15D"}}.
#
# decision.outcome  yes, no, value or undetermined, as `deroga ask` says it
# decision.why      why it is undetermined, or why it is the contract that answers
# decision.side     whose rules decide: document, contract, nobody
# decision.places   where they stand
# decision.values   their values by slot, where the outcome is a value
#
# It knows less than `deroga ask` (no dates, sums of points, measures that a rule only names) and then says
# `undetermined`: it never says the contrary.
package deroga

import rego.v1

facts := object.get(input, "facts", {})

default decision := {"outcome": "undetermined", "why": "unknown", "side": "nobody", "places": [], "values": {}}

decision := verdict if answer.status != "unknown"

verdict := open("out_of_scope", "document", stated) if {
	count(foreign) == 0
	facts.sede
} else := open("unsupported", "nobody", []) if {
	count(foreign) > 0
} else := led(law, "silent", "contract") if {
	count(stated) == 0
	count(law_rules) > 0
} else := open("silent", "nobody", []) if {
	count(stated) == 0
} else := led(law, own.why, "contract") if {
	own.why in {"unlisted", "referred", "not_covered"}
	law.outcome != "undetermined"
} else := led(law, "silent", "contract") if {
	not own.touched
	law.touched
	count(applicable) > 0
} else := open("contradictory", "document", array.concat(own.by, contrary)) if {
	count(contrary) > 0
} else := led(own, own.why, "document")

# Rules that may not be applied, but say the opposite with these facts: nothing is sure then.
contrary := [rule |
	some rule in stated
	at(rule)
	rule.state in {"blank", "ambiguous", "contradictory"}
	{weighed(rule).outcome, own.outcome} == {"yes", "no"}
]

own := decided(here, [rule | some rule in stated; at(rule); not rule in here])

law := decided(law_rules, [])

here := [rule | some rule in applicable; at(rule)]

law_rules := [rule |
	some rule in object.get(data.rulesets, [object.get(input, "contract", ""), "topics", input.topic], [])
	rule.state == "loadable"
]

# A rule of the place asked for, where one is.
at(_) if not facts.luogo

at(rule) if {
	startswith(rule.place, facts.luogo)
	rest := substring(rule.place, count(facts.luogo), 1)
	not rest in {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}
}

# Facts that no rule of the topic has a value for.
general := {"ora", "giorno", "festivo", "sede", "contattabilita", "luogo"}

foreign := {name |
	some name, _ in facts
	not name in general
	count([1 | some rule in array.concat(stated, law_rules); rule.values[name]]) == 0
}

open(why, side, rules) := {
	"outcome": "undetermined", "why": why, "side": side,
	"places": [rule.place | some rule in rules], "values": {},
}

led(found, why, side) := {
	"outcome": found.outcome, "why": shown(found, why), "side": side,
	"places": [rule.place | some rule in found.by],
	"values": {slot: list |
		found.outcome == "value"
		some slot in {name | some rule in found.by; some name, _ in rule.values}
		list := [value | some rule in found.by; value := rule.values[slot]]
	},
}

shown(found, why) := found.why if {
	found.outcome == "undetermined"
} else := why

# What some rules say, beside others that may not be applied.
decided(rules, barred) := result if {
	held := [w | some rule in rules; w := weighed(rule); w.touched]
	count(held) > 0
	result := object.union(agreed(held), {"touched": true})
} else := {"outcome": "undetermined", "why": lack[0], "by": barred, "touched": false} if {
	lack := wanting(rules, barred)
	count(lack) > 0
} else := {"outcome": told(rules), "why": "", "by": rules, "touched": false} if {
	count([1 | some rule in rules; rule.modality != "reference"]) > 0
	told(rules) != "contradictory"
} else := {"outcome": "undetermined", "why": "referred", "by": rules, "touched": false} if {
	count([1 | some rule in rules; rule.modality != "reference"]) == 0
} else := {"outcome": "undetermined", "why": "contradictory", "by": rules, "touched": false}

# Why rules that may not be applied leave the question open, first what counts first.
wanting(rules, barred) := [why |
	some why in ["expired", "not_yet", "contradictory", "ambiguous", "blank", "reported", "claim"]
	count([1 | some rule in barred; why in reasons(rule); bars(why, rule, rules)]) > 0
]

# A told or claimed rule bars nothing where another is laid down; a blank bars only where nothing fills it.
bars(why, _, rules) if {
	why in {"reported", "claim", "expired", "not_yet"}
	count(rules) == 0
}

bars(why, _, _) if why in {"contradictory", "ambiguous"}

bars("blank", rule, rules) if {
	some slot, value in rule.values
	empty(value)
	count([1 | some other in rules; filled := other.values[slot]; not empty(filled)]) == 0
}

empty(value) if value.blank == true

empty(value) if value.type == "blank"

empty(value) if {
	some band in value.bands
	band.blank == true
}

# What rules say by themselves.
told(rules) := "contradictory" if {
	some one in flags(rules)
	some other in flags(rules)
	one.slot == other.slot
	one.value != other.value
} else := yes_no(list[0].value) if {
	list := flags(rules)
	count({flag.slot | some flag in list}) == 1
} else := outcomes[0] if {
	outcomes := [plain(rule) | some rule in rules; rule.modality != "reference"]
	count({o | some o in outcomes}) == 1
	count([1 | some rule in rules; count(rule.values) > 0]) == 0
} else := "value"

flags(rules) := [{"slot": slot, "value": value.value} |
	some rule in rules
	some slot, value in rule.values
	value.type == "bool"
]

plain(rule) := "yes" if rule.modality in {"right", "permission", "obligation"}

plain(rule) := yes_no(not_negative(rule)) if rule.modality in {"prohibition", "exclusion"}

plain(rule) := "value" if not rule.modality in {"right", "permission", "obligation", "prohibition", "exclusion"}

yes_no(true) := "yes"

yes_no(false) := "no"

# Whether it takes nothing from the worker.
not_negative(rule) if {
	not rule.modality in {"prohibition", "exclusion"}
} else if {
	rule.bearer in {"amministrazione", "dirigente"}
} else := false

# A rule with the facts: one that fails decides, then one that is open.
weighed(rule) := {"touched": count(tests) > 0, "rule": rule, "counted": count([1 | some t in tests; t.counted]) > 0, "outcome": first.outcome, "why": first.why} if {
	tests := [t | some slot, value in rule.values; some t in held(rule, slot, value)]
	first := array.concat(
		[t | some t in tests; t.outcome == "no"],
		array.concat([t | some t in tests; t.outcome == "undetermined"], array.concat(tests, [{"outcome": "value", "why": ""}])),
	)[0]
}

# Bounds have to hold all; one band or list that takes the fact is enough.
agreed(held) := {"outcome": outcome, "why": why, "by": [w.rule | some w in by]} if {
	yes := [w | some w in held; w.outcome == "yes"]
	no := [w | some w in held; w.outcome == "no"]
	unsure := [w | some w in held; w.outcome == "undetermined"]
	counted := count([1 | some w in held; w.counted]) > 0
	membership := count([1 | some w in no; not not_negative(w.rule)]) == 0
	[outcome, why, by] := joined(yes, no, unsure, counted, membership)
}

joined(yes, no, unsure, counted, membership) := ["no", "", no] if {
	counted
	count(no) > 0
} else := ["undetermined", unsure[0].why, unsure] if {
	counted
	count(unsure) > 0
} else := ["undetermined", "contradictory", array.concat(yes, no)] if {
	count(yes) > 0
	count(no) > 0
	not membership
} else := ["yes", "", yes] if {
	count(yes) > 0
} else := ["undetermined", unsure[0].why, unsure] if {
	count(unsure) > 0
	membership
} else := ["no", "", no] if {
	count(no) > 0
} else := ["undetermined", unsure[0].why, unsure] if {
	count(unsure) > 0
} else := ["value", "", yes]

# A fact against one value: no test, or one.
held(rule, slot, value) := [moment(rule, value.bands)] if {
	value.type == "band"
	facts.ora
} else := [listed(rule, value, fact)] if {
	fact := facts[slot]
	value.type == "items"
	fact.type == "items"
} else := [numbered(value, fact)] if {
	fact := facts[slot]
	value.type in {"duration", "count", "age", "percent", "money"}
} else := [test("undetermined", "missing_fact", true)] if {
	facts[slot]
	value.type == "limit"
} else := [test("undetermined", "unsupported", true)] if {
	facts[slot]
} else := []

test(outcome, why, counted) := {"outcome": outcome, "why": why, "counted": counted}

# An item against a list: what an exclusion names is not granted; a list that is not closed leaves the rest open.
listed(rule, value, fact) := test(yes_no(granted(rule)), "", false) if {
	every item in fact.items { item in value.items }
} else := test(yes_no(granted(rule) == false), "", false) if {
	value.closed == true
} else := test("undetermined", "unlisted", false)

granted(rule) := flag if {
	flag := flags([rule])[0].value
} else := not_negative(rule)

# A number against a bound of the same unit.
numbered(value, fact) := test("undetermined", "blank", true) if {
	value.blank == true
} else := test("undetermined", "indeterminate", true) if {
	value.indeterminate
} else := test("yes", "", true) if {
	bound := number(value)
	told := number(fact)
	told.unit == bound.unit
	within(told.n, bound.n, value.op, object.get(value, "strict", false))
} else := test("undetermined", "guide", true) if {
	number(fact).unit == number(value).unit
	value.approximate == true
} else := test("no", "", true) if {
	number(fact).unit == number(value).unit
} else := test("undetermined", "incomparable", true)

within(n, bound, "min", false) if n >= bound

within(n, bound, "min", true) if n > bound

within(n, bound, "max", false) if n <= bound

within(n, bound, "max", true) if n < bound

within(n, bound, "exact", _) if n == bound

# A number with its unit: P15D as 15 and "D calendar", PT11H as 11 and "TH".
number(value) := {"n": to_number(substring(value.value, 2, count(value.value) - 3)), "unit": concat("", ["T", substring(value.value, count(value.value) - 1, 1)])} if {
	value.type == "duration"
	startswith(value.value, "PT")
} else := {"n": to_number(substring(value.value, 1, count(value.value) - 2)), "unit": concat(" ", [substring(value.value, count(value.value) - 1, 1), object.get(value, "days", "")])} if {
	value.type == "duration"
} else := {"n": value.n, "unit": "count"} if {
	value.type == "count"
} else := {"n": value.years, "unit": "years"} if {
	value.type == "age"
} else := {"n": to_number(value.percent), "unit": "%"} if {
	value.type == "percent"
} else := {"n": to_number(value.amount), "unit": value.currency} if {
	value.type == "money"
}

# A time of the day against bands; the end of a band is outside.
moment(rule, bands) := test(yes_no(not_negative(rule)), "", false) if {
	"yes" in covers(bands)
} else := test("undetermined", "missing_fact", false) if {
	"missing" in covers(bands)
} else := test("undetermined", "blank", false) if {
	"blank" in covers(bands)
} else := test("undetermined", "not_covered", false) if {
	not not_negative(rule)
} else := test("no", "", false)

covers(bands) := {c | some band in bands; c := cover(band)}

cover(band) := "blank" if {
	band.blank == true
} else := yes_or(count([1 | some other in facts.contattabilita.bands; inside(other)]) == 0) if {
	band.relative == "fuori_contattabilita"
	facts.contattabilita
} else := "missing" if {
	band.relative
} else := "yes" if {
	inside(band)
} else := "missing" if {
	band.days
	not facts.giorno
	not facts.festivo
	inside(object.remove(band, ["days"]))
} else := "no"

yes_or(true) := "yes"

yes_or(false) := "no"

inside(band) if {
	on(band, today)
	facts.ora >= band.from
	before_end(band)
}

inside(band) if {
	band.over_midnight == true
	facts.ora < band.to
	on(band, yesterday)
}

before_end(band) if band.over_midnight == true

before_end(band) if facts.ora < band.to

on(band, _) if not band.days

on(band, days) if {
	some day in days
	day in band.days
}

today contains facts.giorno

today contains "festivi" if facts.festivo

yesterday contains before[facts.giorno]

before := {"lun": "dom", "mar": "lun", "mer": "mar", "gio": "mer", "ven": "gio", "sab": "ven", "dom": "sab"}
