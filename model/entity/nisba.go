package entity

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"qari/model"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// nisba knows the adjectives of countries. It maps an adjective in normal
// spelling, without article and ending, to the ISO 3166-1 code.
type nisba struct {
	stems map[string]string
	names map[string]string // code → the country's name in Arabic
}

// countryCodes are the regions of CLDR that are countries.
const countryCodes = "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KP KR KW KZ LA LB LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PS PT PY QA RO RS RU RW SA SD SE SG SI SK SL SN SO SS SV SY SZ TD TG TH TJ TM TN TR TW TZ UA UG US UY UZ VA VE VN XK YE ZA ZM ZW"

// irregular lists adjectives that no rule derives from the name in CLDR.
const irregular = `US اميركي امريكي ; GB بريطاني انجليزي انكليزي اسكتلندي ; SA سعودي ; AE اماراتي ; AZ اذري اذربيجاني اذربايجاني ; AM ارميني ارمني
RU روسي ; CN صيني ; IN هندي ; YE يمني ; IQ عراقي ; SD سوداني ; LB لبناني ; PS فلسطيني ; IL اسرائيلي ; SY سوري ; EG مصري ; JO اردني ; KW كويتي ; QA قطري ; BH بحريني ; OM عماني
MA مغربي ; DZ جزائري ; TN تونسي ; LY ليبي ; MR موريتاني ; SO صومالي ; DJ جيبوتي ; TR تركي ; IR ايراني ; PK باكستاني ; AF افغاني افغانستاني ; BD بنغالي بنغلاديشي بنغلادشي
FR فرنسي ; DE الماني ; IT ايطالي ; ES اسباني ; PT برتغالي ; NL هولندي ; BE بلجيكي ; CH سويسري ; AT نمساوي ; GR يوناني ; CY قبرصي ; PL بولندي بولوني ; CZ تشيكي ; SK سلوفاكي ; HU مجري هنغاري
UA اوكراني ; BY بيلاروسي ; RO روماني ; BG بلغاري ; RS صربي ; HR كرواتي ; SI سلوفيني ; BA بوسني ; AL الباني ; MK مقدوني ; XK كوسوفي ; SE سويدي ; NO نرويجي ; DK دنماركي دانماركي ; FI فنلندي ; IS ايسلندي ; IE ايرلندي
JP ياباني ; KP كوريشمالي ; ID اندونيسي ; MY ماليزي ; PH فلبيني فيليبيني ; TH تايلاندي تايلندي ; VN فيتنامي ; MM ميانماري بورمي ; LK سريلانكي ; NP نيبالي ; KZ كازاخي كازاخستاني ; UZ اوزبكي اوزبكستاني ; TJ طاجيكي طاجيكستاني ; KG قرغيزي قيرغيزي ; TM تركماني تركمانستاني ; MN منغولي ; GE جورجي
AU استرالي ; NZ نيوزيلندي ; CA كندي ; MX مكسيكي ; BR برازيلي ; AR ارجنتيني ; CL تشيلي شيلي ; CO كولومبي ; VE فنزويلي ; PE بيروفي بيرواني ; BO بوليفي ; EC اكوادوري ; UY اوروغوياني اوروغواياني ; PY باراغوياني ; CU كوبي ; HT هايتي ; JM جامايكي ; PA بنمي
ET اثيوبي ; ER اريتري ; KE كيني ; UG اوغندي ; TZ تنزاني ; RW رواندي ; BI بوروندي ; TD تشادي ; NE نيجري ; NG نيجيري ; ML مالي ; SN سنغالي ; GM غامبي ; GN غيني ; CI ايفواري عاجي ; GH غاني ; TG توغولي ; BJ بنيني ; BF بوركيني بوركينابي ; CM كاميروني ; GA غابوني ; CD كونغولي ; AO انغولي ; ZM زامبي ; ZW زيمبابوي ; MZ موزمبيقي ; MG مدغشقري ; ZA جنوبافريقي ; SS جنوبسوداني ; LR ليبيري ; SL سيراليوني ; MT مالطي ; LU لوكسمبورغي ; LT ليتواني ; LV لاتفي ; EE استوني ; MD مولدوفي مولدافي ; KH كمبودي ; SG سنغافوري ; TW تايواني`

// notNisba are words that look like the adjective of a country but usually mean
// something else: «المالي» is financial, «القطري» can belong to a district.
var notNisba = set("مالي", "كيني", "بنيني", "تشيلي", "جيبوتي", "هايتي", "عاجي", "زيمبابوي", "غاني", "كوبي", "بيروي", "تشادي")

func newNisba() *nisba {
	n := &nisba{stems: map[string]string{}, names: map[string]string{}}
	regions := display.Regions(language.Arabic)
	for code := range strings.FieldsSeq(countryCodes) {
		region, err := language.ParseRegion(code)
		if err != nil {
			continue
		}
		name := regions.Name(region)
		n.names[code] = name
		for _, stem := range regular(normal(strings.TrimPrefix(name, "ال"))) {
			if n.stems[stem] == "" && !strings.Contains(name, " ") {
				n.stems[stem] = code
			}
		}
	}
	for entry := range strings.FieldsFuncSeq(irregular, func(r rune) bool { return r == ';' || r == '\n' }) {
		words := strings.Fields(entry)
		for _, w := range words[1:] {
			n.stems[normal(w)] = words[0]
		}
	}
	for w := range notNisba {
		delete(n.stems, normal(w))
	}
	return n
}

// regular returns the adjectives of a country's name: the endings «ا» and «يا»
// fall before «ي».
func regular(name string) []string {
	base := strings.TrimSuffix(strings.TrimSuffix(name, "يا"), "ا")
	return []string{base + "ي", name + "ي"}
}

// country returns the code of the country whose adjective the word is, with or
// without clitics and article. It returns "" for any other word.
func (n *nisba) country(w string) string {
	if !maybeNisba(w) {
		return ""
	}
	var buf [96]byte
	name := word.AppendName(buf[:0], w)
	if code := n.adjective(name); code != "" {
		return code
	}
	for s := range word.Stems(string(name)) {
		if code := n.afterClitic(s, name[s.Cut:]); code != "" {
			return code
		}
	}
	return ""
}

// maybeNisba is a quick test of a word's last letter.
func maybeNisba(w string) bool {
	if len(w) < 6 { // bytes: no adjective has fewer than three letters
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(w)
	switch r {
	case 'ي', 'ى', 'ة', 'ه', 'ن', 'ت', 'ا', 'ً', 'ٌ', 'ٍ', 'َ', 'ُ', 'ِ', 'ّ':
		return true
	}
	return false
}

// afterClitic looks up the rest after proclitics. «و» may stand before any
// adjective, the other proclitics only before the article.
func (n *nisba) afterClitic(s word.Stem, rest []byte) string {
	switch {
	case s.Article:
		return n.ended(rest[len("ل"):])
	case s.Conjunction == 'و' && s.Preposition == 0 || bytes.HasPrefix(rest, []byte(word.Article)):
		return n.adjective(rest)
	}
	return ""
}

// adjective looks up a word without the article, and then as it is, because
// «ال» may belong to the country's name: «ألماني».
func (n *nisba) adjective(name []byte) string {
	if stem, ok := bytes.CutPrefix(name, []byte(word.Article)); ok {
		if code := n.ended(stem); code != "" {
			return code
		}
	}
	return n.ended(name)
}

// endings are the endings for gender and number that follow «ي», in normal
// spelling. The longest comes first.
var endings = [...]string{"تين", "تان", "ون", "ين", "ان", "ات", "ه", ""}

func (n *nisba) ended(stem []byte) string {
	for _, e := range endings {
		if base, ok := bytes.CutSuffix(stem, []byte(e)); ok {
			if code := n.stems[string(base)]; code != "" {
				return code
			}
		}
	}
	return ""
}

// find returns the countries whose adjectives the document contains, the most
// mentioned first. An adjective inside the name of an organisation counts, too:
// «الخارجية الروسية» is about Russia.
func (n *nisba) find(d *document, names []mention) []model.Related {
	index := map[string]int{}
	var out []model.Related
	next := 0
	for i, sentence := range d.sentences {
		for j, t := range sentence {
			for next < len(names) && names[next].span.End <= t.Start {
				next++
			}
			if next < len(names) && names[next].label != model.ORG && names[next].span.Start < t.End {
				continue // «الهندي» may be a surname
			}
			code := n.country(d.words[i][j])
			if code == "" {
				continue
			}
			k, ok := index[code]
			if !ok {
				k = len(out)
				index[code] = k
				out = append(out, model.Related{Country: code, Name: n.names[code]})
			}
			out[k].Mentions = append(out[k].Mentions, n.span(d.words[i][j], t))
		}
	}
	slices.SortStableFunc(out, func(a, b model.Related) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
	return out
}

// span returns the span of an adjective without its clitic.
func (n *nisba) span(w string, t tagger.Token) model.Span {
	span := model.Span{Start: t.Start, End: t.End}
	for s := range word.Stems(w) {
		if n.adjective(appendNormal(nil, s.Of(w))) != "" && n.adjective(appendNormal(nil, w)) == "" {
			span.Start += s.Cut
			break
		}
	}
	return span
}
