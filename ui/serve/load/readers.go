package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// load is what is done to a server.
type load struct {
	readers             int
	every, idle, typing time.Duration
	left                bool
}

// cost is what it came to, per reader or per key where so named.
type cost struct {
	heap, resident, goroutines float64
	idleCPU                    float64 // cores
	keyCPU, keyBytes           float64 // seconds, bytes
	p50, p99                   time.Duration
	unanswered                 int
	goroutinesLeft, heapLeft   float64
}

const (
	// settling is how long a server may take to calm down after a change.
	settling = 4 * time.Second
	// collection is how often the runtime collects where nothing else makes it.
	collection = 2*time.Minute + 10*time.Second
)

// run sends the readers to a server: they come, do nothing, type, and leave.
func (l load) run(s *server) (cost, error) {
	if err := l.visit(s, 2); err != nil { // pages and pools that the first readers bring in
		return cost{}, err
	}
	time.Sleep(settling)
	empty, err := s.usage()
	if err != nil {
		return cost{}, err
	}
	readers, err := l.connect(s.addr, l.readers)
	defer leave(readers)
	if err != nil {
		return cost{}, err
	}
	time.Sleep(settling)
	var c cost
	if err := l.doNothing(s, &c); err != nil {
		return c, err
	}
	if err := l.keepTyping(s, readers, empty, &c); err != nil {
		return c, err
	}
	leave(readers)
	time.Sleep(settling)
	if l.left {
		time.Sleep(collection)
	}
	after, err := s.usage()
	c.goroutinesLeft, c.heapLeft = after.goroutines-empty.goroutines, after.heap-empty.heap
	return c, err
}

func (l load) doNothing(s *server, c *cost) error {
	before, err := s.usage()
	if err != nil {
		return err
	}
	time.Sleep(l.idle)
	after, err := s.usage()
	c.idleCPU = (after.cpu - before.cpu).Seconds() / after.at.Sub(before.at).Seconds()
	return err
}

// keepTyping has every reader type, and takes the idle cost off that of the keys.
func (l load) keepTyping(s *server, readers []*reader, empty usage, c *cost) error {
	before, err := s.usage()
	if err != nil {
		return err
	}
	var bytesBefore, bytesAfter int64
	for _, r := range readers {
		bytesBefore += r.received.Load()
	}
	l.allType(readers)
	after, err := s.usage()
	if err != nil {
		return err
	}
	var took []time.Duration
	keys := 0
	for _, r := range readers {
		bytesAfter += r.received.Load()
		took = append(took, r.took...)
		keys += r.keys
	}
	if keys == 0 || len(took) == 0 {
		return fmt.Errorf("%d keys were typed and %d answered", keys, len(took))
	}
	slices.Sort(took)
	c.p50, c.p99 = took[len(took)/2], took[len(took)*99/100]
	c.unanswered = keys - len(took)
	idle := c.idleCPU * after.at.Sub(before.at).Seconds()
	c.keyCPU = ((after.cpu - before.cpu).Seconds() - idle) / float64(keys)
	c.keyBytes = float64(bytesAfter-bytesBefore) / float64(keys)
	n := float64(len(readers))
	c.heap, c.resident = (after.heap-empty.heap)/n, (after.resident-empty.resident)/n
	c.goroutines = (after.goroutines - empty.goroutines) / n
	return nil
}

func (l load) allType(readers []*reader) {
	var wg sync.WaitGroup
	end := time.Now().Add(l.typing)
	for i, r := range readers {
		wg.Go(func() { r.typeUntil(end, l.every, i%2 == 1) })
	}
	wg.Wait()
	time.Sleep(time.Second) // the last answers
}

// visit has n readers come and leave again.
func (l load) visit(s *server, n int) error {
	readers, err := l.connect(s.addr, n)
	time.Sleep(time.Second)
	leave(readers)
	return err
}

func (l load) connect(addr string, n int) ([]*reader, error) {
	readers := make([]*reader, n)
	errs := make([]error, n)
	var wg sync.WaitGroup
	slots := make(chan struct{}, 16)
	for i := range n {
		slots <- struct{}{}
		wg.Go(func() {
			readers[i], errs[i] = dial(addr)
			<-slots
		})
	}
	wg.Wait()
	readers = slices.DeleteFunc(readers, func(r *reader) bool { return r == nil })
	for _, err := range errs {
		if err != nil {
			return readers, err
		}
	}
	return readers, nil
}

func leave(readers []*reader) {
	for _, r := range readers {
		r.client.Close()
	}
}

// reader is a client with a terminal of 120×40.
type reader struct {
	client   *gossh.Client
	in       io.Writer
	received atomic.Int64
	sent     atomic.Int64 // when the last key went out; 0 once it was answered
	keys     int
	mu       sync.Mutex
	took     []time.Duration
}

func dial(addr string) (*reader, error) {
	client, err := gossh.Dial("tcp", addr, &gossh.ClientConfig{
		User: "anonymous", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: time.Minute, // a server we started
	})
	if err != nil {
		return nil, err
	}
	r := &reader{client: client}
	s, err := client.NewSession()
	if err != nil {
		return r, err
	}
	out, err := s.StdoutPipe()
	if err != nil {
		return r, err
	}
	if r.in, err = s.StdinPipe(); err != nil {
		return r, err
	}
	if err := s.RequestPty("xterm-256color", 40, 120, gossh.TerminalModes{}); err != nil {
		return r, err
	}
	go r.read(out)
	return r, s.Shell()
}

func (r *reader) read(out io.Reader) {
	buf := make([]byte, 32<<10)
	for {
		n, err := out.Read(buf)
		now := time.Now().UnixNano()
		if sent := r.sent.Swap(0); sent != 0 && n > 0 {
			r.mu.Lock()
			r.took = append(r.took, time.Duration(now-sent))
			r.mu.Unlock()
		}
		r.received.Add(int64(n))
		if err != nil {
			return
		}
	}
}

// typeUntil types: down and up in the list, or lines and pages in the text.
func (r *reader) typeUntil(end time.Time, every time.Duration, text bool) {
	script := []string{"j", "j", "j", "k", "j", "j", "k", "j"}
	if text {
		script = []string{"j", "j", "\x1b[6~", "j", "k", "\x1b[6~", "j", "\x1b[5~"}
	}
	time.Sleep(time.Duration(rand.Int64N(int64(every))))
	if text {
		io.WriteString(r.in, "\t")
		time.Sleep(every)
	}
	for i := 0; time.Now().Before(end); i++ {
		r.sent.Store(time.Now().UnixNano())
		r.keys++
		if _, err := io.WriteString(r.in, script[i%len(script)]); err != nil {
			return
		}
		time.Sleep(every/2 + time.Duration(rand.Int64N(int64(every))))
	}
}

// writeArticles writes what is read: 200 articles, 500 KB in all, with lines
// as long as the plain program's screen, which does not wrap.
func writeArticles(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	line := "تحدثت المديرة إلى القراء عن المكتبة الجديدة التي فتحت أبوابها أمس، وقالت إن 120 ألف كتاب تنتظرهم (بلا رسوم)."
	for i := range 200 {
		text := fmt.Sprintf("خبر المكتبة رقم %d في المدينة\n\n", i+1)
		text += strings.Repeat(line+"\n\n", 13)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}
