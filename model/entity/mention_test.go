package entity

import (
	"slices"
	"strings"
	"testing"

	"qari/model"
	"qari/model/entity/tagger"
	"qari/model/word"
)

func TestNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"قال بوتين|P أمس", "1-2"}, {"بوتين|P", "0-1"}, {"فلاديمير|P بوتين|p أمس", "0-2"}, {"بوتين|P لافروف|P", "0-1 1-2"},
		{"بوتين|P موسكو|l", "0-1 1-2"}, {"موسكو|l الكبرى|l", "0-2"}, {"قال أمس", ""}, {"", ""}, {"قال بوتين|P في موسكو|L", "1-2 3-4"},
	} {
		_, labels := labelled(c.text)
		if got := spanList(labels); got != c.want {
			t.Errorf("%s: names at %s, want %s", c.text, got, c.want)
		}
	}
	_, labels := labelled("بوتين|P لافروف|P")
	for range names(labels) {
		break // one is enough: the others are not looked for
	}
}

func spanList(labels []tagger.Label) string {
	var list []string
	for start, end := range names(labels) {
		list = append(list, string(rune('0'+start))+"-"+string(rune('0'+end)))
	}
	return strings.Join(list, " ")
}

// TestPersonAndTrim: what is left of the words that were labelled as one name,
// which stand in brackets here.
func TestPersonAndTrim(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, want string }{
		{"قال [ فلاديمير بوتين ] أمس", "فلاديمير بوتين"},
		{"قال [ الرئيس فلاديمير بوتين ] أمس", "فلاديمير بوتين"},
		{"قال [ رئيس فلاديمير ] أمس", "فلاديمير"},
		{"قال [ الرئيس ] أمس", ""},
		{"قال [ الأمير ] أمس", ""},
		{"قال [ أمير خان ] أمس", "أمير خان"},
		{"قال [ عماد حسن قال ] أمس", "عماد حسن"},
		{"قال [ عماد ولد ] أمس", "عماد ولد"},
		{"[ قال ] عماد", ""},
		{"[ عماد ] قال", "عماد"},
		{"[ قال عماد ]", "قال عماد"},
		{"أمس [ قال ] عماد", "قال"},
		{"زار محمد [ بن سلمان ] الرياض", "محمد بن سلمان"},
		{"زار الأمير [ بن سلمان ] الرياض", "بن سلمان"},
		// What is before «دي» belongs to the name only if it can be a given name.
		{"وقال [ فان بيرسي ] أمس", "فان بيرسي"},
		{"أعلن النادي ضم [ دي بروين ] أمس", "دي بروين"},
		{"بعد رحيل [ دي ماريا ] أمس", "دي ماريا"},
		{"[ وقال فان بيرسي ] أمس", "فان بيرسي"},
		{"[ أوضح بن حمد ] أمس", "بن حمد"},
		{"[ كيفين دي بروين ] أمس", "كيفين دي بروين"},
		{"[ محمد ولد زرنوق ] أمس", "محمد ولد زرنوق"},
		{"قال أحمد [ ولد عباس ] أمس", "أحمد ولد عباس"},
		{"قالت النائبة زرنوقة [ دو فريج ] أمس", "زرنوقة دو فريج"},
		{"قالت النائبة أعلن [ دو فريج ] أمس", "دو فريج"},
		{"قالت زرنوقة [ دو فريج ] أمس", "دو فريج"},
		// Function words are at neither end of a name.
		{"اتفقوا [ على أن ] يعود", ""},
		{"شدد [ على بوتين ] أمس", "بوتين"},
		{"قال [ فلاديمير بوتين أن ] الأمر", "فلاديمير بوتين"},
		{"قال [ هو جينتاو ] أمس", "هو جينتاو"},
		{"قال [ علي لاريجاني ] أمس", "علي لاريجاني"},
		{"زار « [ بن سلمان ] الرياض", "بن سلمان"},
		{"[ بن سلمان ] الرياض", "بن سلمان"},
		{"زار محمد [ سلمان ] الرياض", "سلمان"},
		{"زار محمد [ الأمير ] الرياض", ""},
		{"قال [ « فلاديمير » بوتين ، ] أمس", "فلاديمير » بوتين"},
		{"قال [ « ، » ] أمس", ""},
		{"قال [ 14 آذار ] أمس", "14 آذار"},
	} {
		words := strings.Fields(c.text)
		start := slices.Index(words, "[")
		words = slices.Delete(words, start, start+1)
		end := slices.Index(words, "]")
		words = slices.Delete(words, end, end+1)
		start, end = trim(words, start, end)
		start, end = f.person(words, start, end)
		if got := strings.Join(words[start:end], " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestClitics: the first word of a name without what is written with it.
func TestClitics(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ name, rest, want string }{
		{"وموسكو", "", "موسكو"}, {"بموسكو", "", "موسكو"}, {"للولايات المتحدة", "", "الولايات المتحدة"}, {"وبالولايات المتحدة", "", "الولايات المتحدة"},
		{"لندن", "", "لندن"}, {"بيراموف", "", "بيراموف"}, {"لزرنوقبة", "", "لزرنوقبة"}, {"لزرنوقبة", "زرنوقبة", "زرنوقبة"},
		{"وزرنوقبة", "", "زرنوقبة"}, {"وزرن", "", "وزرن"}, {"وزرنو", "", "زرنو"}, {"بالزرنوقبة", "", "الزرنوقبة"}, {"للزرنوقبة", "", "الزرنوقبة"},
		{"لجريدة زرنوقبة", "", "جريدة زرنوقبة"}, {"وبجامعة زرنوقبة", "", "جامعة زرنوقبة"}, {"كلية زرنوقبة", "", "كلية زرنوقبة"}, {"لجنة زرنوقبة", "", "لجنة زرنوقبة"},
		{"بنك زرنوقبة", "", "بنك زرنوقبة"}, {"لجريدة", "", "لجريدة"},
		{"بزرنوقبة", "", "بزرنوقبة"}, {"فزرنوقبة", "", "فزرنوقبة"},
	} {
		a := article(strings.TrimSpace(c.name + " " + c.rest))
		d := newDocument(a, word.Cut(a.Text))
		words := strings.Fields(c.name)
		n, stem := f.clitic(words, d)
		if got := strings.Join(append([]string{stem}, words[1:]...), " "); got != c.want || !strings.HasSuffix(c.want, strings.TrimPrefix(words[0][n:], "ل")) && len(words) == 1 {
			t.Errorf("%s: %d bytes are cut, %q left, want %q", c.name, n, got, c.want)
		}
	}
}

// TestRepeat: a name is found again where the model did not see it.
func TestRepeat(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, want string }{
		{"قال عماد|P الزرنوقي|p أمس / عاد عماد الزرنوقي", "قال عماد|P الزرنوقي|p أمس / عاد عماد|P الزرنوقي|p"},
		{"قال عماد|P الزرنوقي|p أمس / عاد الزرنوقي", "قال عماد|P الزرنوقي|p أمس / عاد الزرنوقي|P"},
		{"قال عماد|P الزرنوقي|p أمس / عاد وعماد الزرنوقي", "قال عماد|P الزرنوقي|p أمس / عاد وعماد|P الزرنوقي|p"},
		{"قال وعماد|P الزرنوقي|p أمس / عاد عماد الزرنوقي", "قال وعماد|P الزرنوقي|p أمس / عاد عماد|P الزرنوقي|p"},
		{"قال عماد|P أمس / عاد عماد", ""},
		{"قال عبد|P الله|p الثاني|p أمس / في الشوط الثاني", ""},
		{"قال محمد|P السادس|p أمس / في اللقاء السادس", ""},
		{"قالت شيرين|P أبو|p عاقلة|p أمس / عادت أبو عاقلة", "قالت شيرين|P أبو|p عاقلة|p أمس / عادت أبو|P عاقلة|p"},
		{"قالت شيرين|P أبو|p عاقلة|p أمس / عادت عاقلة", ""},
		{"قال فهد|P بن|p حمد|p أمس / عاد بن حمد", "قال فهد|P بن|p حمد|p أمس / عاد بن|P حمد|p"},
		{"قال أبو|P حمد|p أمس / عاد حمد", ""},
		{"قال عماد|P التونسي|p أمس / عاد التونسي", ""},
		{"قال عماد|P حسن|p أمس / عاد حسن", ""},
		{"قال عماد|P زرنو|p أمس / عاد زرنو", ""},
		{"قال عماد|P زرنوق|p أمس / عاد زرنوق", "قال عماد|P زرنوق|p أمس / عاد زرنوق|P"},
		{"قال عماد|P ،،،،،،|p أمس / عاد ،،،،،،", ""},
		{"زار قصر|L الزرنوقي|l أمس / عاد الزرنوقي", ""},
		{"زار قصر|L الزرنوقي|l أمس / عاد قصر الزرنوقي", "زار قصر|L الزرنوقي|l أمس / عاد قصر|L الزرنوقي|l"},
		{"زار جمعية|G الزرنوقي|g أمس / عاد جمعية الزرنوقي", "زار جمعية|G الزرنوقي|g أمس / عاد جمعية|G الزرنوقي|g"},
		{"زار جائزة|M الزرنوقي|m أمس / عاد جائزة الزرنوقي", ""},
		{"قال عماد|P الزرنوقي|p أمس / عاد عماد الزرنوقي|L", ""},
		{"قال أمس / عاد الزرنوقي", ""},
	} {
		var sentences [][]string
		var all [][]tagger.Label
		for s := range strings.SplitSeq(c.text, " / ") {
			words, labels := labelled(s)
			sentences, all = append(sentences, words), append(all, labels)
		}
		f.repeat(sentences, all)
		var got []string
		for i := range all {
			got = append(got, written(sentences[i], all[i]))
		}
		want := c.want
		if want == "" {
			want = c.text
		}
		if s := strings.Join(got, " / "); s != want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, want)
		}
	}
}

// TestClubs: in an article about a match (its words stand in the first
// sentence) a club stands where an opponent does.
func TestClubs(t *testing.T) {
	f := finder(t)
	const match, three = "مباراة هدف ملعب كأس", "مباراة هدف ملعب الطريق"
	for _, c := range []struct{ head, text, want string }{
		{match, "فاز على الأهلي أمس", "فاز على الأهلي|G أمس"},
		{match, "فاز على الأهلي|L أمس", "فاز على الأهلي|G أمس"},
		{match, "فاز على الأهلي|P أمس", ""},
		{match, "فاز على الأهلي|L الكبير|l أمس", ""},
		{match, "سجل للأهلي أمس", "سجل للأهلي|G أمس"},
		{match, "سجل بالأهلي أمس", ""},
		{match, "سجل الأهلي أمس", ""},
		{match, "سجل الأهلي|G أمس", ""},
		{match, "فاز على الأهلي ثم زار الأهلي", "فاز على الأهلي|G ثم زار الأهلي|G"},
		{match, "فاز على الأهلي ثم زار في الأهلي", "فاز على الأهلي|G ثم زار في الأهلي"},
		{match, "سجل الأهلي|G ثم زار الأهلي", "سجل الأهلي|G ثم زار الأهلي|G"},
		{match, "الأهلي فاز على الأهلي", "الأهلي|G فاز على الأهلي|G"},
		{match, "فاز على الكويت أمس", ""},
		{match, "فاز على الطريق أمس", ""},
		{three, "فاز على الأهلي أمس", ""},
	} {
		words, labels := labelled(c.text)
		head := strings.Fields(c.head)
		d := &document{words: [][]string{head, words}}
		all := [][]tagger.Label{make([]tagger.Label, len(head)), labels}
		f.clubs(d, all, [][]tagger.Match{make([]tagger.Match, len(head)), matches(f, words)})
		want := c.want
		if want == "" {
			want = c.text
		}
		if got := written(words, labels); got != want {
			t.Errorf("%s (%s)\n got %s\nwant %s", c.text, c.head, got, want)
		}
	}
}

// TestGroup: mentions, «LABEL name», of which entities are made: the name, and
// which mentions it has.
func TestGroup(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ mentions, want string }{
		{"PER عماد الزرنوقي|PER الزرنوقي", "PER عماد الزرنوقي 0 1"},
		{"PER الزرنوقي|PER عماد الزرنوقي", "PER عماد الزرنوقي 0 1"},
		{"PER عماد الزرنوقي|PER سامي الزرنوقي|PER الزرنوقي", "PER عماد الزرنوقي 0|PER سامي الزرنوقي 1|PER الزرنوقي 2"},
		{"PER عماد الزرنوقي|PER الزرنوقي|PER سامي الزرنوقي", "PER عماد الزرنوقي 0|PER الزرنوقي 1|PER سامي الزرنوقي 2"},
		{"PER عماد الزرنوقي|LOC الزرنوقي", "PER عماد الزرنوقي 0|LOC الزرنوقي 1"},
		{"LOC قصر الزرنوقي|PER الزرنوقي", "PER الزرنوقي 1|LOC قصر الزرنوقي 0"},
		// A first name, only behind the introduction and of one person only.
		{"PER عماد الزرنوقي|PER عماد", "PER عماد الزرنوقي 0 1"},
		{"PER عماد الزرنوقي|PER عماد|PER عماد سعد الزرنوقي", "PER عماد سعد الزرنوقي 0 1 2"},
		{"PER عماد|PER عماد الزرنوقي", "PER عماد 0|PER عماد الزرنوقي 1"},
		{"PER عماد الزرنوقي|PER عماد الخرموطي|PER عماد", "PER عماد الزرنوقي 0|PER عماد الخرموطي 1|PER عماد 2"},
		{"PER عماد الزرنوقي|PER الملك: عماد", "PER عماد الزرنوقي 0|PER عماد 1"},
		{"PER الملك: عماد الزرنوقي|PER الملك: عماد", "PER عماد الزرنوقي 0 1"},
		// A run of several parts, or one that begins like «بن معمر».
		{"PER شيرين أبو عاقلة|PER أبو عاقلة", "PER شيرين أبو عاقلة 0 1"},
		{"PER أبو عاقلة|PER شيرين أبو عاقلة", "PER شيرين أبو عاقلة 0 1"},
		{"PER شيرين أبو عاقلة|PER عاقلة", "PER شيرين أبو عاقلة 0|PER عاقلة 1"},
		{"PER محمد عبد السلام|PER عبدالسلام", "PER محمد عبد السلام 0 1"},
		{"PER محمد عبد السلام|PER السلام", "PER محمد عبد السلام 0|PER السلام 1"},
		{"PER حسن نصر الله|PER نصر الله", "PER حسن نصر الله 0 1"},
		{"PER عمر قمر الدين|PER الدين", "PER عمر قمر الدين 0|PER الدين 1"},
		{"PER فيصل بن خالد بن عبدالعزيز|PER فيصل بن خالد", "PER فيصل بن خالد بن عبدالعزيز 0 1"},
		{"PER فيصل بن خالد بن عبدالعزيز|PER بن خالد", "PER فيصل بن خالد بن عبدالعزيز 0 1"},
		{"PER فيصل بن خالد بن عبدالعزيز|PER خالد", "PER فيصل بن خالد بن عبدالعزيز 0|PER خالد 1"},
		{"PER فيصل بن خالد بن عبدالعزيز|PER فيصل بن سعد", "PER فيصل بن خالد بن عبدالعزيز 0|PER فيصل بن سعد 1"},
		{"PER بندر الزرنوقي الخرموطي|PER الزرنوقي", "PER بندر الزرنوقي الخرموطي 0|PER الزرنوقي 1"},
		{"PER عماد سعد الزرنوقي|PER عماد الزرنوقي", "PER عماد سعد الزرنوقي 0 1"},
		{"PER عماد سعد الزرنوقي|PER عماد سعد", "PER عماد سعد الزرنوقي 0 1"},
		{"PER محمد حسني زرنوق|PER حسني زرنوق|PER حسني زرنوق", "PER محمد حسني زرنوق 0 1 2"},
		// The full name used most often is shown, not the longest.
		{"PER عماد الزرنوقي بجسده|PER عماد الزرنوقي|PER الزرنوقي", "PER عماد الزرنوقي بجسده 0 1 2"},
		{"PER عماد الزرنوقي بجسده|PER عماد الزرنوقي|PER عماد الزرنوقي|PER عماد", "PER عماد الزرنوقي 0 1 2 3"},
		{"PER نيكول باشينيان|PER باشينيان|PER نيكول باشينيان رئيس", "PER نيكول باشينيان رئيس 0 1 2"},
		{"LOC شيرين أبو عاقلة|PER أبو عاقلة", "PER أبو عاقلة 1|LOC شيرين أبو عاقلة 0"},
		{"ORG الزرنوقي|LOC الزرنوقي|PER الزرنوقي", "PER الزرنوقي 2|LOC الزرنوقي 1|ORG الزرنوقي 0"},
		{"LOC يافا|LOC عكا|LOC عكا", "LOC عكا 1 2|LOC يافا 0"},
		{"ORG الخارجية الأمريكية|ORG وزارة الخارجية الأميركية|ORG الخارجية الأميركية", "ORG وزارة الخارجية الأميركية 0 1 2"},
		{"", ""},
	} {
		var list []mention
		for m := range strings.SplitSeq(c.mentions, "|") {
			if label, name, found := strings.Cut(m, " "); found {
				rank, rest, ranked := strings.Cut(name, ": ")
				if ranked {
					name = rest
				} else {
					rank = ""
				}
				list = append(list, mention{label: model.Label(slices.Index([]string{"PER", "LOC", "ORG"}, label)), span: model.Span{Start: len(list)}, name: name, rank: rank})
			}
		}
		var got []string
		for _, e := range f.group(list) {
			s := e.Label.String() + " " + e.Name
			for _, m := range e.Mentions {
				s += " " + string(rune('0'+m.Start))
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.mentions, s, c.want)
		}
	}
}
