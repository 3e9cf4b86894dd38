package term

import (
	"os"
	"os/signal"
	"syscall"
)

// OnHangup calls quit when the process is told that its terminal hung up
// (SIGHUP), which Bubble Tea leaves to the default action: an end without
// giving the terminal back. The terminal may still be there, as when the
// signal came from kill. The function returned stops it.
func OnHangup(quit func()) (stop func()) {
	ch := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(ch, syscall.SIGHUP)
	go func() {
		select {
		case <-ch:
			quit()
		case <-done:
		}
	}()
	return func() {
		signal.Stop(ch)
		close(done)
	}
}
