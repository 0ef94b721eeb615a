"""make install and uninstall; the man page, the completions and the help tell the same options."""
import os
import re
import subprocess
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD", "build/release")
BELIE = os.path.join(ROOT, BUILD, "belie")
MODE = os.environ.get("MODE", "release")
COMPLETIONS = {"bash": "tools/completions/belie.bash", "zsh": "tools/completions/_belie",
               "fish": "tools/completions/belie.fish"}


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        return f.read()


def options():
    """The options that src/cli/options.c knows."""
    source = read("src/cli/options.c")
    valued = re.search(r"valued\[\] = \{([^}]*)\}", source).group(1)
    flags = re.search(r"flags\[\] = \{(.*?)\n    \};", source, re.S).group(1)
    return sorted(re.findall(r'"([a-z-]+)"', valued) + re.findall(r'"([a-z-]+)"', flags))


def files_below(folder):
    return sorted(os.path.relpath(os.path.join(at, name), folder)
                  for at, _, names in os.walk(folder) for name in names)


class Install(unittest.TestCase):
    def make(self, target, destination):
        subprocess.run(["make", "-s", "-C", ROOT, target, "DESTDIR=" + destination, "PREFIX=/opt/b", "BUILD=" + BUILD,
                        "MODE=" + MODE], check=True, capture_output=True)

    def test_install_and_uninstall(self):
        with tempfile.TemporaryDirectory() as folder:
            self.make("install", folder)
            at = os.path.join(folder, "opt/b")
            self.assertEqual(files_below(at), sorted([
                "bin/belie", "include/belie.h", "lib/libbelie.a", "lib/libbelie.so", "lib/libbelie.so.0",
                "lib/pkgconfig/belie.pc", "share/bash-completion/completions/belie",
                "share/fish/vendor_completions.d/belie.fish", "share/man/man1/belie.1", "share/zsh/site-functions/_belie"]))
            self.assertNotIn("@", read(os.path.join(at, "lib/pkgconfig/belie.pc")))
            self.assertNotIn("@VERSION@", read(os.path.join(at, "share/man/man1/belie.1")))
            self.check_command(at)
            if MODE == "release":
                self.check_library(at)
            self.make("uninstall", folder)
            self.assertEqual(files_below(folder), [])

    def check_command(self, at):
        done = subprocess.run([os.path.join(at, "bin/belie"), "--version"], capture_output=True, text=True, check=True, cwd="/")
        version = re.search(r"VERSION := (\S+)", read("Makefile")).group(1)
        self.assertEqual(done.stdout, "belie %s\n" % version)

    def check_library(self, at):
        """A program made with the installed header, pkg-config file and shared library."""
        program = os.path.join(at, "p.c")
        with open(program, "w", encoding="utf-8") as f:
            f.write('#include <belie.h>\n#include <stdio.h>\nint main(void) {\n'
                    'belie_error e; belie_engine *g; belie_reader *r; const belie_document *d;\n'
                    'if (belie_engine_new(&g, 0, &e) || belie_reader_new(&r, g, &e) || '
                    'belie_read(r, "on 3 May 1998", 13, 0, &d, &e)) return 1;\n'
                    'const char *no[] = {"nope"}; belie_request q = {0}; q.only = no; q.only_count = 1;\n'
                    'if (belie_read(r, "x", 1, &q, &d, &e) != BELIE_BAD_CALL) return 2;\n'
                    'if (belie_read(r, "on 3 May 1998", 13, 0, &d, &e)) return 1;\n'
                    'printf("%s\\n", belie_document_results(d)->annotations[0].value);\n'
                    'belie_reader_free(r); belie_engine_free(g); return 0; }\n')
        env = dict(os.environ, PKG_CONFIG_PATH=os.path.join(at, "lib/pkgconfig"), PKG_CONFIG_SYSROOT_DIR="")
        flags = subprocess.run(["pkg-config", "--define-variable=prefix=" + at, "--cflags", "--libs", "belie"], env=env,
                               capture_output=True, text=True, check=True).stdout.split()
        subprocess.run([*(os.environ.get("CC") or "cc").split(), program, "-o", program + ".out", *flags], check=True)
        done = subprocess.run([program + ".out"], env=dict(env, LD_LIBRARY_PATH=os.path.join(at, "lib")),
                              capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout, "1998-05-03\n")
        static = subprocess.run(["pkg-config", "--define-variable=prefix=" + at, "--static", "--cflags", "--libs", "belie"], env=env,
                                capture_output=True, text=True, check=True).stdout.split()
        whole = [os.path.join(at, "lib/libbelie.a") if flag == "-lbelie" else flag for flag in static]
        subprocess.run([*(os.environ.get("CC") or "cc").split(), program, "-o", program + ".out", *whole], check=True)
        done = subprocess.run([program + ".out"], capture_output=True, text=True, check=True)
        os.remove(program)
        os.remove(program + ".out")
        self.assertEqual(done.stdout, "1998-05-03\n")


class Options(unittest.TestCase):
    def test_every_option_is_told_everywhere(self):
        self.assertIn("jobs", options())
        helps = "".join(subprocess.run([BELIE, *args, "--help"], capture_output=True, text=True, check=True).stdout
                        for args in ([], ["check"], ["explain"], ["compile"]))
        manual = read("docs/belie.1").replace("\\-", "-")
        for name in options():
            self.assertRegex(helps, r"--%s\b" % name)
            self.assertRegex(manual, r"--%s\b" % name)
            for shell, path in COMPLETIONS.items():
                wanted = r"-l %s\b" % name if shell == "fish" else r"--%s\b" % name
                self.assertRegex(read(path), wanted, path)

    def test_bash_completes(self):
        def complete(*words):
            script = 'source %s; PATH=%s:$PATH; COMP_WORDS=(%s); COMP_CWORD=%d; _belie; printf "%%s\\n" "${COMPREPLY[@]}"' % (
                os.path.join(ROOT, COMPLETIONS["bash"]), os.path.dirname(BELIE), " ".join("'%s'" % w for w in words),
                len(words) - 1)
            return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout.split()
        self.assertEqual(complete("belie", "--offsets", "="), ["codepoint", "byte", "utf16", "all"])
        self.assertEqual(complete("belie", "--date-order", "m"), ["mdy"])
        self.assertIn("event-date", complete("belie", "check", "--only", "ev"))
        self.assertEqual(complete("belie", "check", "--only", "age,ev"), ["age,event-date", "age,event-order"])
        self.assertIn("date/day-month-year", complete("belie", "rules", "show", "date/"))
        self.assertEqual(complete("belie", "--fo"), ["--fold-names", "--format"])

    def test_a_page_of_help_fits_a_screen(self):
        for args in ([], ["check"], ["explain"], ["rules"], ["checks"], ["compile"]):
            page = subprocess.run([BELIE, *args, "--help"], capture_output=True, text=True, check=True).stdout
            self.assertLessEqual(len(page.splitlines()), 45, args)
            self.assertLessEqual(max(map(len, page.splitlines())), 100, args)

    def test_the_manual_has_no_warnings(self):
        try:
            done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", os.path.join(ROOT, "docs/belie.1")],
                                  capture_output=True, text=True, check=False)
        except FileNotFoundError:
            self.skipTest("no groff here")
        self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main()
