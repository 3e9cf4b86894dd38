package fold_test

import (
	"fmt"

	"qari/model/fold"
)

// Two spellings of one word fold to the same letters.
func ExampleString() {
	fmt.Println(fold.String("أَرْمِينِيا") == fold.String("ارمينيا"))
	fmt.Println(fold.String("مدرسة ٢٠٢٠"))
	// Output:
	// true
	// مدرسه 2020
}
