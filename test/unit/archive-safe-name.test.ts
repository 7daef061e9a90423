import { describe, expect, it } from 'vitest'
import { extensionOf, sanitiseFileName } from '../../main/archive/safe-name.ts'

describe('a file name from outside', () => {
  it.each([
    ['3-2-1201 购房合同.pdf', '3-2-1201 购房合同.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\photo.JPG', 'photo.JPG'],
    ['/', 'file'],
    ['', 'file'],
    ['...', 'file'],
    ['.htaccess', 'htaccess'],
    ['a\0b\r\n.txt', 'ab.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['zero\u200Bwidth\uFEFF.png', 'zerowidth.png'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1.tar.gz', '_com1.tar.gz'],
    ['LPT².doc', '_LPT².doc'],
    ['console.log', 'console.log'],
    ['what? "this": <that>|*.txt', 'what_ _this__ _that___.txt'],
    ['trailing. . ', 'trailing'],
    ['a/b/', 'b'],
    ['e\u0301.txt', 'é.txt'],
  ])('%j becomes %j', (name, safe) => {
    expect(sanitiseFileName(name)).toBe(safe)
  })

  it('is cut to 200 characters and 255 bytes between characters, with its extension', () => {
    const safe = sanitiseFileName(`${'漏'.repeat(200)}.jpeg`)
    expect(safe).toBe(`${'漏'.repeat(83)}.jpeg`)
    const flags = sanitiseFileName(`${'🇨🇳'.repeat(100)}.png`)
    expect(flags).toBe(`${'🇨🇳'.repeat(31)}.png`)
    expect(sanitiseFileName(`${'x'.repeat(1000)}.pdf`)).toBe(`${'x'.repeat(196)}.pdf`)
  })

  it('tells its extension', () => {
    expect(
      ['a.PDF', 'a.tar.gz', 'none', '.hidden', 'a.', 'a.b c', `a.${'x'.repeat(20)}`].map(extensionOf),
    ).toEqual(['pdf', 'gz', '', '', '', '', ''])
  })
})
