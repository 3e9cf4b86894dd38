package entity

import (
	"testing"

	"qari/model/entity/tagger"
)

// TestSplit: two names with «و» between are two; the document has «الخرموطي»
// standing alone, and «ويدودو».
func TestSplit(t *testing.T) {
	checkStep(t, []change{
		{"قال جمال|P وعلاء|p أمس", "قال جمال|P وعلاء|P أمس"},
		{"التقى كيري|P ولافروف|p", "التقى كيري|P ولافروف|P"},
		{"قالت ليلى|P علوي|p وفارس|p كرم|p", "قالت ليلى|P علوي|p وفارس|P كرم|p"},
		{"قال عماد|P والخرموطي|p", "قال عماد|P والخرموطي|P"},
		{"في حلب|L وحماة|l", "في حلب|L وحماة|L"},
		// One name.
		{"قال جوكو|P ويدودو|p", ""},
		{"قال أبو|P وائل|p", ""},
		{"قال خالد|P وليد|p", ""},
		{"قال خالد|P وسام|p", ""},
		{"قال عماد|P وزرنوق|p", ""},
		{"قال آل|P وعلاء|p", ""},
		// No person and no place, or no name that goes on.
		{"في وزارة|G الثقافة|g والشباب|g", ""},
		{"في جائزة|M محمد|m وعلاء|m", ""},
		{"قال جمال|P وعلاء|P", ""},
		{"قال جمال|P وعلاء", ""},
		{"في جمال|P ولزرنوق|p", ""},
	}, func(f *Finder, words []string, labels []tagger.Label, _ []tagger.Match) {
		f.split(words, labels, func(w string) bool { return w == "الخرموطي" || w == "ويدودو" })
	})
}

func TestComplete(t *testing.T) {
	checkStep(t, []change{
		{"قال عمر|P قمر|p الدين أمس", "قال عمر|P قمر|p الدين|p أمس"},
		{"قال حسن|P نصر|p الله أمس", "قال حسن|P نصر|p الله|p أمس"},
		{"قال محمد|P بن|P سلمان|p أمس", "قال محمد|P بن|p سلمان|p أمس"},
		{"قال حسن|P الله أعلم", ""},
		{"قال عمر|P قمر|p الدين|L أمس", ""},
		{"علوم الدين", ""},
		{"في القاهرة|L الدين", ""},
		{"في القاهرة|L بن|P سلمان|p", ""},
		{"قال عماد|P علي|P", ""},
	}, func(_ *Finder, words []string, labels []tagger.Label, _ []tagger.Match) { complete(words, labels) })
}
