package clean_test

import (
	"fmt"

	"qari/articles/clean"
)

// A saved page becomes an article: what is not part of it is kept beside it.
func ExampleArticle() {
	page := `النهر يعود إلى مجراه بعد الفيضان

شارك القصة

عاد النهر إلى مجراه صباح اليوم، بعد أسبوع من الفيضان الذي غمر القرى على ضفتيه.

وقال السكان إنهم بدأوا إصلاح بيوتهم.`
	a := clean.Article(page, clean.Options{})
	fmt.Println(a.Title)
	for i, b := range a.Blocks {
		fmt.Println(b.Kind, len([]rune(a.Block(i)))) // code points
	}
	for _, x := range a.Asides {
		fmt.Println("beside it:", x.Text)
	}
	// Output:
	// النهر يعود إلى مجراه بعد الفيضان
	// title 32
	// paragraph 78
	// paragraph 36
	// beside it: شارك القصة
}
