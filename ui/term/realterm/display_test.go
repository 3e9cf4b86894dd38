//go:build terminals

package realterm

import (
	"bufio"
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// display is an X display of its own, with a white root window.
type display string

// newDisplay starts one that goes with the test.
func newDisplay(tb testing.TB) display {
	tb.Helper()
	r, w, err := os.Pipe()
	must(tb, err)
	defer r.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1800x1000x24", "-wr", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{w}
	run(tb, cmd)
	w.Close()
	number, err := bufio.NewReader(r).ReadString('\n')
	must(tb, err)
	return display(":" + strings.TrimSpace(number))
}

// run starts a command in a process group that ends with the test.
func run(tb testing.TB, cmd *exec.Cmd) {
	tb.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	must(tb, cmd.Start())
	tb.Cleanup(func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
		ended := make(chan struct{})
		go func() { cmd.Wait(); close(ended) }()
		select {
		case <-ended:
		case <-time.After(2 * time.Second):
			syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
			<-ended
		}
	})
}

// picture is what the display shows, in shades of grey.
func (d display) picture() (*image.Gray, error) {
	cmd := exec.Command("import", "-display", string(d), "-window", "root", "-depth", "8", "png:-")
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	return grey(bytes.NewReader(out))
}

func grey(r io.Reader) (*image.Gray, error) {
	img, err := png.Decode(r)
	if err != nil {
		return nil, err
	}
	g := image.NewGray(img.Bounds())
	draw.Draw(g, g.Bounds(), img, img.Bounds().Min, draw.Src)
	return g, nil
}

// waitStill waits until two pictures in a row are alike and good.
func (d display) waitStill(tb testing.TB, limit time.Duration, good func(*image.Gray) bool) *image.Gray {
	tb.Helper()
	var last *image.Gray
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(250 * time.Millisecond) {
		img, err := d.picture()
		must(tb, err)
		if last != nil && bytes.Equal(img.Pix, last.Pix) && good(img) {
			return img
		}
		last = img
	}
	return last
}
