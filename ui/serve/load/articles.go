package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

const (
	articleCount = 200
	longArticle  = 500 << 10 // bytes of the first; long enough to scroll for a whole measurement
	shortArticle = 2500      // bytes of each other
	lineLetters  = 110       // minimum letters of a line: about the width of the plain program, which does not wrap
)

// sentences are the sentences of the articles.
var sentences = []string{
	"تحدثت المديرة إلى القراء عن المكتبة الجديدة التي فتحت أبوابها أمس.",
	"وقالت إن 120 ألف كتاب تنتظرهم (بلا رسوم) في قاعات واسعة على ضفة النهر.",
	"وأُعلن أن الأعمال انتهت في 14 مارس 2024 بعد عامين من البناء والترميم.",
	"وشكر سامي حداد المهندسين والعمال \"فردا فردا\" وكتب اسمه في دفتر الزوار.",
	"ويمكن للزائر أن يستعير ثلاثة كتب في الأسبوع، وأن يقرأ الصحف في الحديقة.",
	"غير أن بعض السكان يرون أن الطريق إليها طويل، وأن الحافلات قليلة في المساء.",
	"ووعدت الشركة بخط جديد يمر بالمكتبة كل عشر دقائق من الصباح حتى الليل.",
	"وفي الطابق الثاني قاعة للأطفال، وفيها ألعاب وحكايات تُروى كل يوم جمعة.",
}

// writeArticles writes the articles. The first one is long. The others are
// short and all different, so that opening one changes the whole pane.
func writeArticles(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range articleCount {
		size := shortArticle
		if i == 0 {
			size = longArticle
		}
		text := fmt.Sprintf("خبر المكتبة رقم %d في المدينة\n\n", i+1) + prose(random, size)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// prose returns lines of about size bytes in total. Each line is a paragraph.
func prose(random *rand.Rand, size int) string {
	var b strings.Builder
	for letters := 0; b.Len() < size; {
		sentence := sentences[random.IntN(len(sentences))]
		b.WriteString(sentence + " ")
		if letters += len([]rune(sentence)); letters > lineLetters {
			b.WriteString("\n\n")
			letters = 0
		}
	}
	return b.String()
}
