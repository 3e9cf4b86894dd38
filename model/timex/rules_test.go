package timex

import (
	"strings"
	"testing"

	"qari/model"
)

// friday is the publication of the sentences in the tables of the rules,
// Friday evening, unless a sentence names another.
const friday = "2020-10-09T22:35"

// sentence is a line of a rule's table: a text, what is found in it, "" where
// it only looks like a time expression, and the publication where that is not
// friday, "-" for none. What is found is written as [listed] does, with | between
// several.
type sentence [3]string

// check reads every sentence as an article of its own.
func check(t *testing.T, table []sentence) {
	t.Helper()
	for _, c := range table {
		text, want, day := c[0], c[1], c[2]
		switch day {
		case "":
			day = friday
		case "-":
			day = ""
		}
		a := plain(strings.Split(text, "\n")...)
		_, found, err := Analyse(a, day)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, a.Text, found)
		if got := listed(a.Text, found); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// listed writes expressions as «surface=value»; a type other than a date, a
// mod, another calendar with its Gregorian value, further readings and flags
// follow where there are any.
func listed(text string, found []model.Timex) string {
	var list []string
	for _, x := range found {
		s := x.Span.Of(text) + "=" + x.Value
		if x.Type != model.Date {
			s += " " + x.Type.String()
		}
		if x.Mod != "" {
			s += " " + x.Mod
		}
		if x.Calendar != model.Gregorian {
			s += " " + x.Calendar.String()
		}
		if x.Western != "" {
			s += " " + x.Western
		}
		if len(x.Values) > 0 {
			s += " " + strings.Join(x.Values, "~")
		}
		list = append(list, strings.TrimSpace(s+" "+strings.Join(x.Flags.Names(), " ")))
	}
	return strings.Join(list, "|")
}
