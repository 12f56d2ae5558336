# Asks the rulesets in data.json. Input: {"document": ID, "topic": ID, "day": "2025-06-01"}; without a day
# the days between which a rule is in force are not looked at.
#
# answer.status  stated          answer.rules holds rules that may be applied
#                not_determined  the text speaks of it, but no rule of it may be applied by a program:
#                                answer.withheld says why, rule by rule
#                silent          the text was read and does not speak of it: the contract applies
#                unknown         no such document, or no such topic among those looked for
package deroga

import rego.v1

default answer := {"status": "unknown", "rules": [], "withheld": []}

answer := {"status": "stated", "rules": applicable, "withheld": withheld} if count(applicable) > 0

answer := {"status": "not_determined", "rules": [], "withheld": withheld} if {
	count(applicable) == 0
	count(withheld) > 0
}

answer := {"status": "silent", "rules": [], "withheld": []} if {
	count(stated) == 0
	input.topic in data.rulesets[input.document].silent
}

stated := object.get(data.rulesets, [input.document, "topics", input.topic], [])

applicable := [rule |
	some rule in stated
	count(reasons(rule)) == 0
]

withheld := [{"id": rule.id, "place": rule.place, "reasons": sort(reasons(rule))} |
	some rule in stated
	count(reasons(rule)) > 0
]

# Why a rule may not be applied.
reasons(rule) := {reason |
	some reason in array.concat(
		[rule.state | rule.state != "loadable"],
		array.concat(
			["not_yet" | rule.from != null; input.day < rule.from],
			["expired" | rule.until != null; input.day > rule.until],
		),
	)
}
