// Command qari reads Arabic in any terminal. It shows articles in three panes
// and finds the names and dates in them.
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
