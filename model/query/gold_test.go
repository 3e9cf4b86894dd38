package query

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qari/model"
	"qari/model/calendar"
)

// goldDate is an annotated expression of testdata/timex.
type goldDate struct {
	Surface, Type, Value, Calendar, Western string
	Values, Flags                           []string
}

func (g goldDate) system() calendar.System {
	for _, s := range []calendar.System{calendar.Hijri, calendar.SolarHijri} {
		if s.String() == g.Calendar {
			return s
		}
	}
	return calendar.Gregorian
}

// denotesDays tells from the annotation alone whether the expression denotes days:
// not a length or a set, not a time without its day, not what the text leaves
// open, and nothing that the annotator flagged as no day of the calendar.
func (g goldDate) denotesDays() bool {
	timeAlone := strings.HasPrefix(g.Value, "T")
	unknown := strings.Contains(g.Value, "X") || strings.HasSuffix(g.Value, "_REF")
	noDay := slices.Contains(g.Flags, "impossible") || slices.Contains(g.Flags, "out-of-range")
	return (g.Type == "DATE" || g.Type == "TIME") && !timeAlone && !unknown && !noDay
}

func (g goldDate) document() *Document {
	t := model.Timex{Span: model.Span{End: len(g.Surface)}, Value: g.Value, Values: g.Values, Calendar: g.system(), Type: model.Date}
	if g.Type == "TIME" {
		t.Type = model.Time
	}
	if g.Type == "DATE" || g.Type == "TIME" {
		t.Extent = calendar.Parse(g.Value, g.system())
	}
	return NewDocument(&model.Article{Text: g.Surface}, &model.Findings{Dates: []model.Timex{t}}, State{})
}

func goldDates(t *testing.T) []goldDate {
	t.Helper()
	paths, _ := filepath.Glob("../../testdata/timex/*.json")
	var all []goldDate
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var article struct{ Timex []goldDate }
		if err := json.Unmarshal(data, &article); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		all = append(all, article.Timex...)
	}
	if len(all) < 400 {
		t.Fatalf("only %d annotated expressions", len(all))
	}
	return all
}

// Every annotated expression that denotes days has one interval, by which date:
// finds it; none of the others has any.
func TestGoldDatesAreFound(t *testing.T) {
	found := 0
	for _, g := range goldDates(t) {
		doc := g.document()
		if !g.denotesDays() {
			for _, d := range doc.Dates() {
				if days, ok := d.Extent.Interval(); ok {
					t.Errorf("«%s» %s denotes %v", g.Surface, g.Value, days)
				}
			}
			continue
		}
		found++
		if readings := max(1, len(g.Values)); len(doc.Dates()) != readings {
			t.Errorf("«%s» %s %s denotes %d stretches of time", g.Surface, g.Calendar, g.Value, len(doc.Dates()))
		}
		for _, d := range doc.Dates() {
			checkFound(t, g, doc, d.Extent)
		}
	}
	if found < 350 {
		t.Errorf("only %d expressions denote days", found)
	}
}

func checkFound(t *testing.T, g goldDate, doc *Document, x calendar.Extent) {
	t.Helper()
	days, ok := x.Interval()
	if western, _, _ := strings.Cut(g.Western, "T"); !ok || g.Western != "" && x.String() != western {
		t.Errorf("«%s» %s %s is %s, not %s", g.Surface, g.Calendar, g.Value, x, g.Western)
	}
	ask := func(i calendar.Interval, loose bool) bool {
		text := "date:"
		if loose {
			text += "~"
		}
		q, err := Parse(text + dateText(i))
		if i.From < calendar.DayOf(1, 1, 1) { // a query cannot write it
			q, err = &Query{Dates{Date, loose, i}}, nil
		}
		if err != nil {
			t.Fatalf("%s%s: %v", text, dateText(i), err)
		}
		return q.Match(doc) && len(q.Spans(doc)) == 1
	}
	year, _ := calendar.Containing(days.From, calendar.Years).Interval()
	if !ask(days, false) || !ask(days, true) || !ask(calendar.Interval{From: days.From, To: calendar.Ever}, false) {
		t.Errorf("«%s» %s is not found by its own days, %s", g.Surface, g.Value, dateText(days))
	}
	if fine := x.Unit() < calendar.Decades; ask(year, false) != fine {
		t.Errorf("«%s» %s is found by its year: %v", g.Surface, g.Value, !fine)
	}
	for _, d := range []calendar.Day{days.From, days.From + (days.To-days.From)/2, days.To} {
		day := calendar.Interval{From: d, To: d}
		if fine := x.Unit() == calendar.Days; ask(day, false) != fine || !ask(day, true) {
			t.Errorf("«%s» %s is found by its day %s: %v, and loosely: %v", g.Surface, g.Value, d, !fine, ask(day, true))
		}
	}
}
