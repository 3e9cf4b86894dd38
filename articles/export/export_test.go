package export

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"qari/model"
	"qari/model/calendar"
)

// sample is an article with one of everything.
func sample() (*model.Article, *model.Findings) {
	a := &model.Article{
		ID: "a.txt", Path: "d/a\x1b\u202e\U000e0041.txt", Title: "زيارة <عمّان> & غيرها", Source: "بترا",
		Text: "زيارة <عمّان> & غيرها\nوصل سامر إلى عمّان في 3 مايو",
		Asides: []model.Aside{
			{Kind: model.PageDate, Text: "الأحد 16 يونيو 2024"}, {Kind: model.Furniture, Text: "شارك"},
			{Kind: model.Keywords, Text: "عمّان"}, {Kind: model.RelatedHeadline, Text: "خبر آخر"},
		},
	}
	at := strings.Index(a.Text, "\n")
	a.Blocks = []model.Block{
		{Kind: model.Title, Span: model.Span{Start: 0, End: at}},
		{Kind: model.Paragraph, Span: model.Span{Start: at + 1, End: len(a.Text)}},
	}
	span := func(s string) model.Span {
		i := strings.LastIndex(a.Text, s)
		return model.Span{Start: i, End: i + len(s)}
	}
	return a, &model.Findings{
		Published: model.Publication{At: calendar.ParseStamp("2024-05-04"), Basis: model.InferredBasis, Text: "أمس"},
		Entities:  []model.Entity{{Label: model.PER, Name: "سامر", Mentions: []model.Span{span("سامر")}}},
		Related:   []model.Related{{Country: "JO", Name: "الأردن", Mentions: []model.Span{span("عمّان")}}},
		Dates: []model.Timex{
			{Span: span("3 مايو"), Value: "2024-05-03", Anchor: "2024-05-04"},
			{Span: span("مايو"), Value: "2024-05-03", Anchor: "2024-05-04"},
			{Span: span("3"), Value: "2024-05-03", Mod: "START", Flags: model.Impossible},
		},
	}
}

func TestArticle(t *testing.T) {
	var b bytes.Buffer
	a, f := sample()
	if err := Article(&b, a, f); err != nil {
		t.Fatal(err)
	}
	want := `{"id":"a.txt","path":"d/a\u001b\u202e\udb40\udc41.txt","title":"زيارة <عمّان> & غيرها",` +
		`"published":{"value":"2024-05-04","basis":"inferred","text":"أمس","evidence":[]},"page_date":"الأحد 16 يونيو 2024",` +
		`"section":null,"byline":null,"source":"بترا","keywords":["عمّان"],"related":["خبر آخر"],"furniture":["شارك"],` +
		`"blocks":[{"kind":"title","text":"زيارة <عمّان> & غيرها"},{"kind":"paragraph","text":"وصل سامر إلى عمّان في 3 مايو"}],` +
		`"text":"زيارة <عمّان> & غيرها\nوصل سامر إلى عمّان في 3 مايو",` +
		`"entities":[{"label":"PER","name":"سامر","mentions":[{"start":26,"end":30,"text":"سامر"}]}],` +
		`"countries":[{"code":"JO","name":"الأردن","mentions":[{"start":35,"end":40,"text":"عمّان"}]}],` +
		`"dates":[{"type":"DATE","value":"2024-05-03","mod":null,"calendar":"gregorian","western":null,"anchor":"2024-05-04","flags":[],` +
		`"mentions":[{"start":44,"end":50,"text":"3 مايو"},{"start":46,"end":50,"text":"مايو"}]},` +
		`{"type":"DATE","value":"2024-05-03","mod":"START","calendar":"gregorian","western":null,"anchor":null,"flags":["impossible"],` +
		`"mentions":[{"start":44,"end":45,"text":"3"}]}]}` + "\n"
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
	var back struct{ Path string }
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back.Path != a.Path {
		t.Errorf("the path comes back as %q, %v; want %q", back.Path, err, a.Path)
	}
}

func TestEmptyArticle(t *testing.T) {
	var b bytes.Buffer
	if err := Article(&b, &model.Article{ID: "e"}, nil); err != nil {
		t.Fatal(err)
	}
	want := `{"id":"e","path":"","title":null,"published":{"value":null,"basis":null,"text":null,"evidence":[]},"page_date":null,` +
		`"section":null,"byline":null,"source":null,"keywords":[],"related":[],"furniture":[],"blocks":[],"text":"",` +
		`"entities":[],"countries":[],"dates":[]}` + "\n"
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
}

func TestEntries(t *testing.T) {
	a, f := sample()
	var text, object, bare bytes.Buffer
	if err := EntryText(&text, a, f); err != nil {
		t.Fatal(err)
	}
	if want := "a.txt\t2024-05-04\tزيارة <عمّان> & غيرها\n"; text.String() != want {
		t.Errorf("line is %q, want %q", text.String(), want)
	}
	if err := EntryText(&bare, a, nil); err != nil || !strings.HasPrefix(bare.String(), "a.txt\t\tزيارة") {
		t.Errorf("line without findings is %q, %v", bare.String(), err)
	}
	if err := Entry(&object, a, f); err != nil {
		t.Fatal(err)
	}
	if want := `{"id":"a.txt","published":{"value":"2024-05-04","basis":"inferred","text":"أمس","evidence":[]},"title":"زيارة <عمّان> & غيرها"}` + "\n"; object.String() != want {
		t.Errorf("object is %s, want %s", object.String(), want)
	}
}

func BenchmarkArticle(b *testing.B) {
	a, f := sample()
	a.Text += strings.Repeat(" وصل سامر إلى عمّان", 10_000)
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		if err := Article(&bytes.Buffer{}, a, f); err != nil {
			b.Fatal(err)
		}
	}
}

func TestResult(t *testing.T) {
	a, f := sample()
	hit := func(s string) model.Span {
		i := strings.Index(a.Text, s)
		return model.Span{Start: i, End: i + len(s)}
	}
	for _, test := range []struct {
		findings *model.Findings
		hits     []model.Span
		want     string
	}{
		{f, nil, `"published":"2024-05-04","title":"زيارة <عمّان> & غيرها","excerpts":[]}`},
		{nil, []model.Span{hit("غيرها"), hit("سامر"), hit("مايو")}, `"published":null,"title":"زيارة <عمّان> & غيرها","excerpts":[` +
			`{"start":0,"end":21,"text":"زيارة <عمّان> & غيرها","hits":[{"start":16,"end":21,"text":"غيرها"}]},` +
			`{"start":22,"end":50,"text":"وصل سامر إلى عمّان في 3 مايو","hits":[{"start":26,"end":30,"text":"سامر"},{"start":46,"end":50,"text":"مايو"}]}]}`},
	} {
		var b bytes.Buffer
		if err := Result(&b, a, test.findings, test.hits); err != nil {
			t.Fatal(err)
		}
		if want := `{"id":"a.txt",` + test.want + "\n"; b.String() != want {
			t.Errorf("got  %s\nwant %s", b.String(), want)
		}
	}
}
