package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"qari/articles/shelf"
	"qari/cmd/qari/internal/cli"
)

// page is a saved page of our own: a clock above the title, the title twice,
// a section glued to the date, a share button, a source.
const page = `الأحد 1 مارس 2026

وفد تجاري من عُمان يزور مسقط القديمة

وفد تجاري من عُمان يزور مسقط القديمة

شارك القصة

اقتصاد12-02-2026 | 09:15

زار وفد يضم سامي حداد اليوم الخميس أسواق مسقط القديمة، حيث اطلع على أعمال الترميم التي بدأت قبل عامين.

وقال حداد في تصريحات للصحفيين إن الزيارة «بداية تعاون طويل» بين الجانبين خلال السنوات المقبلة.

المصدر: وكالات
`

// qari runs a command and returns its exit code and what it printed.
func qari(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

func write(t *testing.T, dir, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestListIsOneLineAnArticle(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b/page.txt", []byte(page))
	write(t, dir, "a.md", []byte("# عنوان قصير\n\nفقرة أولى طويلة بما يكفي كي تكون فقرة من مقال.\n"))
	code, out, errs := qari(t, "list", dir)
	want := "a.md\t\tعنوان قصير\nb/page.txt\t2026-02-12T09:15\tوفد تجاري من عُمان يزور مسقط القديمة\n"
	if code != cli.OK || out != want || errs != "" {
		t.Errorf("exit %d\n%s\nwant\n%s\nstderr %q", code, out, want, errs)
	}
}

func TestExtract(t *testing.T) {
	file := write(t, t.TempDir(), "page.txt", []byte(page))
	code, out, errs := qari(t, "extract", "--json", file)
	if code != cli.OK || errs != "" {
		t.Fatalf("exit %d: %s", code, errs)
	}
	var got struct {
		ID, Title, Section, Source, Text string
		Published                        struct{ Value, Basis string }
		PageDate                         string `json:"page_date"`
		Furniture                        []string
		Dates                            []struct {
			Value    string
			Mentions []struct {
				Start, End int
				Text       string
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.ID != "page.txt" || got.Section != "اقتصاد" || got.Source != "وكالات" || got.PageDate != "الأحد 1 مارس 2026" {
		t.Errorf("%+v", got)
	}
	if got.Published.Value != "2026-02-12T09:15" || got.Published.Basis != "dateline" {
		t.Errorf("published %+v", got.Published)
	}
	if len(got.Furniture) != 1 || got.Furniture[0] != "شارك القصة" {
		t.Errorf("furniture %q", got.Furniture)
	}
	text := []rune(got.Text)
	for _, d := range got.Dates {
		for _, m := range d.Mentions {
			if string(text[m.Start:m.End]) != m.Text {
				t.Errorf("%s: offsets give %q, text is %q", d.Value, string(text[m.Start:m.End]), m.Text)
			}
		}
	}
}

// The same page in every encoding reads the same.
func TestEncodings(t *testing.T) {
	dir := t.TempDir()
	win, err := charmap.Windows1256.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	_, want, _ := qari(t, "show", "--logical", write(t, dir, "utf8.txt", []byte(page)))
	for name, content := range map[string]string{"bom.txt": "\ufeff" + page, "win.txt": win, "utf16.txt": wide} {
		if code, got, errs := qari(t, "show", "--logical", write(t, dir, name, []byte(content))); code != cli.OK || got != want {
			t.Errorf("%s: exit %d, %s\n%s", name, code, errs, got)
		}
	}
}

func TestShowIsVisualAndMeasured(t *testing.T) {
	file := write(t, t.TempDir(), "page.txt", []byte(page))
	_, out, _ := qari(t, "show", "--width", "40", "--terminal", "visual", file)
	for line := range strings.Lines(out) {
		if n := len([]rune(strings.TrimRight(line, "\n"))); n > 40+strings.Count(line, "\u064f") {
			t.Errorf("%d columns: %q", n, line)
		}
	}
	if !strings.Contains(out, "ﺔﻤﻳﺪﻘﻟﺍ") {
		t.Errorf("no joined letters in visual order:\n%s", out)
	}
	_, unwrapped, _ := qari(t, "show", "--width", "0", file)
	_, logical, _ := qari(t, "show", "--logical", file)
	full := func(s string) (n int) {
		for line := range strings.Lines(s) {
			if strings.TrimSpace(line) != "" {
				n++
			}
		}
		return n
	}
	if full(unwrapped) < full(logical) || full(unwrapped) > full(logical)+1 { // and the notice of what is folded
		t.Errorf("--width 0 has %d rows, the article %d blocks", full(unwrapped), full(logical))
	}
}

func TestWhatCannotBeOpened(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "good.txt", []byte(page))
	write(t, dir, "empty.txt", nil)
	write(t, dir, "binary.txt", []byte("\x7fELF\x00\x01\x02\x00\x00\x00\x00"))
	code, out, errs := qari(t, "list", dir)
	if code != cli.Nothing || !strings.Contains(out, "good.txt") {
		t.Errorf("exit %d, stdout %q", code, out)
	}
	if strings.Count(errs, "\n") != 2 || !strings.Contains(errs, "empty.txt") || !strings.Contains(errs, "binary.txt") {
		t.Errorf("stderr %q", errs)
	}
}

func TestExitCodes(t *testing.T) {
	file := write(t, t.TempDir(), "page.txt", []byte(page))
	for _, c := range []struct {
		args []string
		want int
		says string
	}{
		{[]string{"list", "/no/such/path"}, cli.BadUsage, "/no/such/path"},
		{[]string{"/no/such/path"}, cli.BadUsage, "/no/such/path"},
		{[]string{"list", "--nonsense"}, cli.BadUsage, "--nonsense"},
		{[]string{"search", "nowhere", file}, cli.Nothing, ""},
		{[]string{"search", "حداد", file}, cli.OK, ""},
		{[]string{"search", "(حداد", file}, cli.BadUsage, "column 1"},
		{[]string{"extract", "--published", "gestern", file}, cli.BadUsage, "gestern"},
		{[]string{"extract", "--published", "2022-09-16", file, file}, cli.BadUsage, "one PATH"},
		{[]string{"extract", "--published", "2022-09-16", filepath.Dir(file)}, cli.BadUsage, "is a folder"},
		{[]string{"show", "--terminal", "teletype", file}, cli.BadUsage, "teletype"},
		{[]string{"show", "a\x1b[2Jb"}, cli.BadUsage, `\u001b`},
		{[]string{file}, cli.Nothing, "qari list"}, // no terminal here
	} {
		code, _, errs := qari(t, c.args...)
		if code != c.want || !strings.Contains(errs, c.says) || strings.Contains(errs, "\x1b") {
			t.Errorf("%q: exit %d, want %d; stderr %q", c.args, code, c.want, errs)
		}
	}
}

// An ID is accepted where a path is, for an article under a folder.
func TestIDsAreAccepted(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b/page.txt", []byte(page))
	write(t, dir, "c.txt", []byte(page))
	code, out, _ := qari(t, "list", dir, "b/page.txt")
	if code != cli.OK || !strings.HasPrefix(out, "b/page.txt\t") || strings.Count(out, "\n") != 1 {
		t.Errorf("exit %d: %q", code, out)
	}
}

func TestSearchJSON(t *testing.T) {
	file := write(t, t.TempDir(), "page.txt", []byte(page))
	_, logical, _ := qari(t, "show", "--logical", file)
	code, out, _ := qari(t, "search", "--json", "الترميم", file)
	var got struct {
		ID       string
		Excerpts []struct{ Hits []struct{ Start, End int } }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != cli.OK {
		t.Fatalf("exit %d, %v: %q", code, err, out)
	}
	hit := got.Excerpts[0].Hits[0]
	if s := string([]rune(logical)[hit.Start:hit.End]); s != "الترميم" {
		t.Errorf("the hit is %q", s)
	}
}

// A range is found by each of its days, a Hijri month by the months that it
// overlaps, and what is coarser than asked only by ~.
func TestSearchByDate(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "fair.txt", []byte("معرض الكتاب يفتح أبوابه\n\nيقام المعرض من 10 إلى 15 نوفمبر 2020 في العاصمة، وقال المنظمون إن عدد الزوار سيكون كبيرا.\n"))
	write(t, dir, "novel.txt", []byte("ذكريات من زمن الجائحة\n\nكتب الروائي كتابه في رمضان 1441، وكان الناس في بيوتهم والشوارع خالية من المارة.\n"))
	write(t, dir, "year.txt", []byte("سنة لا تنسى\n\nكان عام 2020 عاما صعبا على المسارح ودور السينما في المدينة كلها، كما قال أصحابها.\n"))
	write(t, dir, "feast.txt", []byte("احتفال كل سنة\n\nتحتفل القرية بموسم القطاف في 12 نوفمبر، ويأتي الناس من القرى المجاورة كلها.\n"))
	for query, want := range map[string]string{
		"date:2020-11-12":             "fair.txt",
		"date:2020-11-16":             "",
		"date:2020-11":                "fair.txt",
		"date:2020-05":                "novel.txt",
		"date:2020":                   "fair.txt novel.txt year.txt",
		"date:2020-09":                "",
		"date:~2020-09":               "year.txt",
		"date:~2020-11-12":            "fair.txt feast.txt year.txt",
		"تاريخ:~٢٠٢١-١١":              "feast.txt",
		"date:2020-11-14..2020-11-20": "fair.txt",
	} {
		_, out, _ := qari(t, "search", query, dir)
		var files []string
		for line := range strings.Lines(out) {
			id, _, _ := strings.Cut(line, "\t")
			files = append(files, id)
		}
		slices.Sort(files)
		if got := strings.Join(files, " "); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
}

func TestSuppliedDate(t *testing.T) {
	file := write(t, t.TempDir(), "page.txt", []byte("عنوان بلا تاريخ\n\nوصل الوفد إلى المدينة أمس الجمعة بعد رحلة طويلة من الجنوب.\n"))
	_, out, _ := qari(t, "extract", "--published", "2022-09-17", file)
	for _, want := range []string{`"basis":"given"`, `"value":"2022-09-16"`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
}

// is: asks what was done on this machine's screen.
func TestSearchKnowsWhatWasRead(t *testing.T) {
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	file := write(t, t.TempDir(), "page.txt", []byte(page))
	if code, _, errs := qari(t, "search", "is:unread", file); code != cli.OK {
		t.Fatalf("unread: exit %d, %s", code, errs)
	}
	store, err := shelf.Open(t.Context(), filepath.Join(state, "qari", "shelf.db"))
	if err != nil {
		t.Fatal(err)
	}
	desk := shelf.Start(func() (shelf.Shelf, error) { return store.Reader(""), nil })
	desk.SetRead(shelf.Ref{Path: file}, true)
	desk.SaveQuery("سوق", "person:حداد")
	if err := errors.Join(desk.Close(), store.Close()); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := qari(t, "search", "is:unread", file); code != cli.Nothing {
		t.Errorf("read, but unread: exit %d, %s", code, errs)
	}
	if code, _, errs := qari(t, "search", "@سوق", file); code != cli.OK {
		t.Errorf("a saved query: exit %d, %s", code, errs)
	}
	if code, _, errs := qari(t, "search", "@غيره", file); code != cli.BadUsage || !strings.Contains(errs, "سوق") {
		t.Errorf("an unknown query: exit %d, %s", code, errs)
	}
}
