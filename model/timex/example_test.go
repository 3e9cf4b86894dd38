package timex_test

import (
	"fmt"

	"qari/model"
	"qari/model/timex"
)

// A relative date means a day counted from the publication.
func ExampleAnalyse() {
	text := "وصل الوفد أمس، ويغادر يوم 15 نوفمبر."
	a := &model.Article{Text: text, Blocks: []model.Block{{Span: model.Span{End: len(text)}}}}
	_, dates, err := timex.Analyse(a, "2020-10-09")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range dates {
		fmt.Println(d.Span.Of(text), d.Value)
	}
	// Output:
	// أمس 2020-10-08
	// يوم 15 نوفمبر 2020-11-15
}
