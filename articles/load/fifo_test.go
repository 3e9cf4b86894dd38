//go:build unix

package load

import (
	"path/filepath"
	"syscall"
	"testing"
)

// TestNamedPipe reads a pipe that nobody writes to, which must not wait.
func TestNamedPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "a.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	_, files, _ := ids(t, filepath.Dir(pipe))
	if _, err := Read(files[0]); err == nil || err.Error() != pipe+": is not a regular file" {
		t.Errorf("reading a named pipe gives %v", err)
	}
}
