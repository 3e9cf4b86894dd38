package export

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"qari/model"
)

// The objects of the JSON output. An unknown value is null and an empty list is
// []; neither is left out. Only values is left out if there is just one value.
type (
	article struct {
		ID        string      `json:"id"`
		Path      escaped     `json:"path"`
		Title     *string     `json:"title"`
		Published published   `json:"published"`
		PageDate  *string     `json:"page_date"`
		Section   *string     `json:"section"`
		Byline    *string     `json:"byline"`
		Source    *string     `json:"source"`
		Keywords  []string    `json:"keywords"`
		Related   []string    `json:"related"`
		Furniture []string    `json:"furniture"`
		Blocks    []block     `json:"blocks"`
		Text      string      `json:"text"`
		Entities  []entity    `json:"entities"`
		Countries []country   `json:"countries"`
		Dates     []timexPart `json:"dates"`
	}
	entry struct {
		ID        string    `json:"id"`
		Published published `json:"published"`
		Title     *string   `json:"title"`
	}
	published struct {
		Value    *string    `json:"value"`
		Basis    *string    `json:"basis"`
		Text     *string    `json:"text"`
		Evidence []evidence `json:"evidence"`
	}
	evidence struct {
		Rule  string `json:"rule"`
		For   bool   `json:"for"`
		Text  string `json:"text"`
		Value string `json:"value"`
	}
	block struct {
		Kind string `json:"kind"`
		Text string `json:"text"`
	}
	mention struct {
		Start int    `json:"start"` // code points before it in text
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
	entity struct {
		Label    string    `json:"label"`
		Name     string    `json:"name"`
		Mentions []mention `json:"mentions"`
	}
	country struct {
		Code     string    `json:"code"` // ISO 3166-1 alpha-2
		Name     string    `json:"name"`
		Mentions []mention `json:"mentions"`
	}
	timexPart struct {
		Type     string    `json:"type"`
		Value    string    `json:"value"`
		Values   []string  `json:"values,omitempty"` // if the text allows more than one
		Mod      *string   `json:"mod"`
		Calendar string    `json:"calendar"`
		Western  *string   `json:"western"`
		Anchor   *string   `json:"anchor"`
		Flags    []string  `json:"flags"`
		Mentions []mention `json:"mentions"`
	}
)

func publishedOf(p model.Publication) published {
	out := published{Value: optional(p.At.String()), Basis: optional(string(p.Basis)), Text: optional(p.Text), Evidence: []evidence{}}
	for _, e := range p.Evidence {
		out.Evidence = append(out.Evidence, evidence(e))
	}
	return out
}

func blocksOf(a *model.Article) []block {
	blocks := make([]block, len(a.Blocks))
	for i, b := range a.Blocks {
		blocks[i] = block{Kind: b.Kind.String(), Text: a.Block(i)}
	}
	return blocks
}

func entitiesOf(f *model.Findings, points codePoints) []entity {
	out := make([]entity, len(f.Entities))
	for i, e := range f.Entities {
		out[i] = entity{Label: e.Label.String(), Name: e.Name, Mentions: points.mentions(e.Mentions)}
	}
	return out
}

func countriesOf(f *model.Findings, points codePoints) []country {
	out := make([]country, len(f.Related))
	for i, r := range f.Related {
		out[i] = country{Code: r.Country, Name: r.Name, Mentions: points.mentions(r.Mentions)}
	}
	return out
}

// datesOf joins expressions with the same value. They are in the order of their
// first mention.
func datesOf(f *model.Findings, points codePoints) []timexPart {
	out := []timexPart{}
	place := map[string]int{}
	for _, t := range f.Dates {
		same := fmt.Sprintf("%d %q %q %q %d %q %q %d", t.Type, t.Value, t.Values, t.Mod, t.Calendar, t.Western, t.Anchor, t.Flags)
		i, seen := place[same]
		if !seen {
			i = len(out)
			place[same] = i
			out = append(out, dateOf(t))
		}
		out[i].Mentions = append(out[i].Mentions, points.mention(t.Span))
	}
	return out
}

func dateOf(t model.Timex) timexPart {
	flags := append([]string{}, t.Flags.Names()...)
	return timexPart{
		Type: t.Type.String(), Value: t.Value, Values: t.Values, Mod: optional(t.Mod),
		Calendar: t.Calendar.String(), Western: optional(t.Western), Anchor: optional(t.Anchor), Flags: flags,
	}
}

// optional returns nil for an empty string.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func firstOf(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

// escaped is a string from outside, such as a path. MarshalJSON writes each
// character that is not printable as \uXXXX, so that the JSON is safe in a
// terminal. Invalid UTF-8 becomes U+FFFD.
type escaped string

// MarshalJSON implements json.Marshaler.
func (s escaped) MarshalJSON() ([]byte, error) {
	quoted, err := json.Marshal(string(s))
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for _, r := range string(quoted) {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return []byte(b.String()), nil
}
