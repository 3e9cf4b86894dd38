package serve

import (
	"errors"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

var (
	errKey       = errors.New("this key does not open the reading room")
	errAnonymous = errors.New("no anonymous readers here")
)

// anonymousUser reads anonymously without being asked for keys first; others
// do when none of their keys opened.
const anonymousUser = "anonymous"

// authentication is the configuration of one connection. A reader's identity
// is set by the callbacks that end authentication and by nothing before: an
// offered key proves nothing until it has signed.
func (s *server) authentication(ctx ssh.Context) *gossh.ServerConfig {
	c, _ := ctx.Value(connKey{}).(*conn)
	cfg := &gossh.ServerConfig{
		PublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey) (*gossh.Permissions, error) {
			if !s.settings.Load().admits(gossh.FingerprintSHA256(key)) {
				return nil, errKey
			}
			return &gossh.Permissions{}, nil
		},
		VerifiedPublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey, p *gossh.Permissions, _ string) (*gossh.Permissions, error) {
			return p, s.identify(c, gossh.FingerprintSHA256(key))
		},
	}
	if s.settings.Load().Access.Anonymous {
		s.allowAnonymous(cfg, c)
	}
	return cfg
}

// allowAnonymous lets in who shows no key. Clients try "none" before their
// keys, so it opens to one user name alone; the others come in by a
// keyboard-interactive exchange without questions, which they try last.
func (s *server) allowAnonymous(cfg *gossh.ServerConfig, c *conn) {
	cfg.NoClientAuth = true
	cfg.NoClientAuthCallback = func(meta gossh.ConnMetadata) (*gossh.Permissions, error) {
		if meta.User() != anonymousUser {
			return nil, errAnonymous
		}
		return &gossh.Permissions{}, s.identify(c, "")
	}
	cfg.KeyboardInteractiveCallback = func(gossh.ConnMetadata, gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
		return &gossh.Permissions{}, s.identify(c, "")
	}
}

// identify sets whose connection it is.
func (s *server) identify(c *conn, reader string) error {
	if why := s.gate.authenticated(c, reader, s.limits()); why != "" {
		s.refuse(c, why)
		return errors.New("refused: " + why)
	}
	c.touch()
	return nil
}
