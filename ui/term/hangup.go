package term

import (
	"os"
	"os/signal"
	"syscall"
)

// OnHangup calls quit on SIGHUP. Bubble Tea does not handle SIGHUP, so the
// process would end without restoring the terminal. The terminal may still
// exist, as after a kill. The returned function stops the watch.
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
