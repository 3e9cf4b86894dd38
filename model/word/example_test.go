package word_test

import (
	"fmt"

	"qari/model/word"
)

// Two spellings of one word fold to the same letters.
func ExampleFold() {
	fmt.Println(word.Fold("أَرْمِينِيا") == word.Fold("ارمينيا"))
	fmt.Println(word.Fold("مدرسة ٢٠٢٠"))
	// Output:
	// true
	// مدرسه 2020
}
