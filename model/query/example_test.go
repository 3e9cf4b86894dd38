package query_test

import (
	"fmt"

	"qari/model/query"
	"qari/model/word"
)

// A query finds a word in any spelling, with and without clitics.
func ExampleFindFolded() {
	text := "زار أرمينيا ثم عاد بأرمينيا إلى الطاولة."
	q, err := query.Parse("ارمينيا")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, span := range query.FindFolded(text, word.NewFolded(text, word.Search), q) {
		fmt.Println(span.Of(text))
	}
	// Output:
	// أرمينيا
	// بأرمينيا
}
