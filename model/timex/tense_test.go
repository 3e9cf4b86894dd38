package timex

import "testing"

// TestTense resolves a weekday alone in an article of Wednesday 2021-05-12:
// the one before it, or the one after it where the clause speaks of what will
// be.
func TestTense(t *testing.T) {
	for _, c := range []struct{ text, value string }{
		{"اتفق فيه الوزيران، الجمعة، على تجنيب المدنيين القصف", "2021-05-07"},
		{"قال الجمعة إنه سيزور بغداد", "2021-05-07"},
		{"قالت الوزارة الجمعة إن الوفد سيغادر", "2021-05-07"},
		{"سيناقش المجلس القرار الذي صدر الجمعة", "2021-05-07"},
		{"وهو يتحدث إلى الصحفيين الجمعة", "2021-05-07"},
		{"تناول التقرير ما يجري في الميناء الذي افتتحته الوزيرة الجمعة", "2021-05-07"},
		{"من المقرر عقد اجتماع الجمعة", "2021-05-14"},
		{"قال إن الوفد سيصل الجمعة", "2021-05-14"},
		{"يصل الوفد الجمعة إلى بغداد", "2021-05-14"},
		{"سيزور الرئيس، الجمعة، القاهرة", "2021-05-14"},
		{"ويعقد المجلس جلسة الجمعة", "2021-05-14"},
		{"اتفقا على أن يجتمعا الجمعة", "2021-05-14"},
		{"الجمعة سيلتقي الفريقان", "2021-05-14"},
	} {
		_, found, err := Analyse(page("", "", c.text), "2021-05-12")
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %v, %v", c.text, found, err)
		}
		if found[0].Value != c.value {
			t.Errorf("%s: %s, want %s", c.text, found[0].Value, c.value)
		}
	}
}

// TestOneFollows: the number one belongs to the noun before it.
func TestOneFollows(t *testing.T) {
	_, found, _ := Analyse(plain("توقفت مرة واحدة عام 1948، ثم عادت"), "")
	if len(found) != 1 || found[0].Value != "1948" {
		t.Errorf("found %+v, want the year alone", found)
	}
}
