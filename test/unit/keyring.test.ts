import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  addWrapping,
  createKeyring,
  deriveKey,
  keyFileProtector,
  openKeyring,
  openKeyringWithRecoveryKey,
  type Protector,
  replaceRecoveryKey,
  replaceWrapping,
} from '../../main/database/keyring.ts'
import { DeskError } from '../../main/contract/errors.ts'
import { damagedWrappings, parseKeyring } from '../../main/database/keys-file.ts'
import { parseRecoveryKey } from '../../main/database/keys-recovery.ts'
import { dataFolder, fileOf, keyPath, keyringPath, setUp } from '../support/test-keyring.ts'

/** A keystore that turns bytes round, in place of the operating system's. */
const keystore: Protector = {
  kind: 'keystore',
  wrap: async key => Buffer.from(key).reverse(),
  unwrap: async bytes => Buffer.from(bytes).reverse(),
}

describe('a new data folder', () => {
  it('opens with the key file and with the recovery key', async () => {
    const { disk, place } = setUp()
    const { dataKey, recoveryKey } = await createKeyring(place)
    expect(dataKey).toHaveLength(32)
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(await openKeyring(place)).toEqual(dataKey)
    expect(await openKeyringWithRecoveryKey(dataFolder, recoveryKey, disk)).toEqual(dataKey)
  })

  it('never overwrites keys that are there', async () => {
    const { disk, place } = setUp()
    const { dataKey } = await createKeyring(place)
    await expect(createKeyring(place)).rejects.toMatchObject({ code: 'keys.exists' })
    disk.tamper(keyringPath, Buffer.from('garbage'))
    await expect(createKeyring(place)).rejects.toMatchObject({ code: 'keys.exists' })
    expect(dataKey).toHaveLength(32)
  })

  it('writes neither the data key nor the recovery key to the disk', async () => {
    const { disk, place } = setUp()
    const { dataKey, recoveryKey } = await createKeyring(place)
    const secret = parseRecoveryKey(recoveryKey)
    const compact = recoveryKey.replaceAll('-', '')
    for (const bytes of disk.files().values()) {
      for (const form of [dataKey, secret].flatMap(key => [
        key,
        key.toString('hex'),
        key.toString('base64'),
      ])) {
        expect(bytes.includes(form)).toBe(false)
      }
      expect(bytes.includes(recoveryKey) || bytes.includes(compact)).toBe(false)
    }
  })

  it('refuses a key file inside the data folder', async () => {
    const { disk, place } = setUp()
    for (const path of [`${dataFolder}/desk.key`, `${dataFolder}/keys/../deeper/desk.key`]) {
      const protector = keyFileProtector(path, disk)
      await expect(createKeyring({ ...place, protector })).rejects.toMatchObject({
        code: 'keys.keyFileInside',
      })
    }
    expect(disk.files().size).toBe(0)
  })

  it('refuses a keystore that does not give back what it took', async () => {
    const { disk, place } = setUp()
    const forgetful: Protector = { ...keystore, unwrap: async () => Buffer.alloc(32) }
    const absent: Protector = { ...keystore, wrap: () => Promise.reject(new Error('no keystore')) }
    for (const protector of [forgetful, absent]) {
      await expect(createKeyring({ ...place, protector })).rejects.toMatchObject({
        code: 'keys.protectorFailed',
      })
    }
    expect(disk.files().size).toBe(0)
  })

  it('has a key file on the real disk that only its owner can read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keyring-'))
    try {
      const path = join(folder, 'keys', 'desk.key')
      const place = { dataFolder: join(folder, 'data'), protector: keyFileProtector(path) }
      const { dataKey } = await createKeyring(place)
      expect(await openKeyring(place)).toEqual(dataKey)
      if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
      expect(JSON.parse(await readFile(join(folder, 'data', 'keyring.json'), 'utf8'))).toMatchObject({
        version: 1,
        wrappings: [{ kind: 'recovery' }, { kind: 'key-file' }],
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('keys that do not open', () => {
  it('says which file is missing or damaged', async () => {
    const { disk, place } = setUp()
    await expect(openKeyring(place)).rejects.toMatchObject({ code: 'keys.missing' })
    await createKeyring(place)
    const keyFile = Buffer.from(fileOf(disk, keyPath))
    disk.tamper(keyPath, keyFile.subarray(0, 40))
    await expect(openKeyring(place)).rejects.toMatchObject({
      code: 'keys.keyFileDamaged',
      params: { path: keyPath },
    })
    disk.tamper(keyPath, Buffer.concat([keyFile, keyFile]))
    await expect(openKeyring(place)).rejects.toMatchObject({ code: 'keys.keyFileDamaged' })
    await disk.remove(keyPath)
    await expect(openKeyring(place)).rejects.toMatchObject({
      code: 'keys.keyFileMissing',
      params: { path: keyPath },
    })
  })

  it('never replaces a damaged key file', async () => {
    const { disk, place } = setUp()
    const { dataKey } = await createKeyring(place)
    disk.tamper(keyPath, Buffer.from('clubhouse-desk key file\n'))
    await expect(replaceWrapping({ ...place, dataKey })).rejects.toMatchObject({
      code: 'keys.keyFileDamaged',
    })
    expect(fileOf(disk, keyPath).toString()).toBe('clubhouse-desk key file\n')
  })

  it('tells a foreign key file from a damaged keyring', async () => {
    const { disk, place } = setUp()
    await createKeyring(place)
    const other = setUp('b')
    await createKeyring(other.place)
    disk.tamper(keyPath, fileOf(other.disk, keyPath))
    await expect(openKeyring(place)).rejects.toMatchObject({ code: 'keys.foreign' })
  })

  it('finds wrappings put together from two keyrings', async () => {
    const { disk, place } = setUp()
    const mine = await createKeyring({ ...place, protector: keystore })
    const other = setUp('b')
    await createKeyring({ ...other.place, protector: keystore })
    const [own, foreign] = [disk, other.disk].map(from => JSON.parse(fileOf(from, keyringPath).toString()))
    disk.tamper(keyringPath, Buffer.from(JSON.stringify({ ...own, wrappings: foreign.wrappings })))
    await expect(openKeyring({ ...place, protector: keystore })).rejects.toMatchObject({
      code: 'keys.foreign',
    })
    await expect(openKeyringWithRecoveryKey(dataFolder, mine.recoveryKey, disk)).rejects.toMatchObject({
      code: 'keys.recoveryWrong',
    })
  })

  it.each([
    ['', 'keys.damaged'],
    ['{"version":1', 'keys.damaged'],
    ['{"version":1,"keyId":"x","wrappings":[]}', 'keys.damaged'],
    ['{"version":2,"anything":true}', 'keys.newer'],
    [' '.repeat(70_000), 'keys.damaged'],
  ])('explains a keyring.json of %j', async (text, code) => {
    const { disk, place } = setUp()
    await createKeyring(place)
    disk.tamper(keyringPath, Buffer.from(text))
    await expect(openKeyring(place)).rejects.toMatchObject({ code })
  })

  it('never opens to a wrong key, whichever byte of keyring.json changed', async () => {
    const { disk, place } = setUp()
    const { dataKey } = await createKeyring(place)
    const text = Buffer.from(fileOf(disk, keyringPath))
    for (let at = 0; at < text.length; at += 1) {
      const changed = Buffer.from(text)
      changed[at] = (changed[at] ?? 0) ^ 1
      disk.tamper(keyringPath, changed)
      const outcome = await openKeyring(place).catch((error: unknown) => error)
      if (Buffer.isBuffer(outcome)) expect(outcome).toEqual(dataKey)
      else expect(outcome).toMatchObject({ code: expect.stringMatching(/^keys\./) })
    }
  })
})

function typing(group: number): object {
  return { code: 'keys.recoveryTyping', params: { group } }
}

describe('the recovery key', () => {
  it('is accepted as people type it', async () => {
    const { disk, place } = setUp()
    const { dataKey, recoveryKey } = await createKeyring(place)
    const wide = [...recoveryKey].map(letter =>
      letter === '-' ? '－' : String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0),
    )
    for (const typed of [
      recoveryKey.toLowerCase(),
      recoveryKey.replaceAll('-', ''),
      ` ${recoveryKey.replaceAll('-', ' – ')}\n`,
      recoveryKey.replaceAll('0', 'O').replaceAll('1', 'l'),
      recoveryKey.replaceAll('1', 'I').replaceAll('0', 'o'),
      wide.join(''),
    ]) {
      expect(await openKeyringWithRecoveryKey(dataFolder, typed, disk), typed).toEqual(dataKey)
    }
  })

  it('says which group is wrong, what is missing, or that it belongs to other data', async () => {
    const { disk, place } = setUp()
    const { recoveryKey } = await createKeyring(place)
    const groups = recoveryKey.split('-')
    const open = (typed: string) => openKeyringWithRecoveryKey(dataFolder, typed, disk)
    await expect(open(groups.with(2, 'UUUUU').join('-'))).rejects.toMatchObject(typing(3))
    await expect(open(groups.with(4, groups[4]?.slice(1) ?? '').join('-'))).rejects.toMatchObject(typing(5))
    await expect(open([groups[1], groups[0], ...groups.slice(2)].join('-'))).rejects.toMatchObject(typing(1))
    await expect(open(groups.slice(0, 7).join('-'))).rejects.toMatchObject({
      code: 'keys.recoveryLength',
      params: { found: 35 },
    })
    await expect(open('')).rejects.toMatchObject({ code: 'keys.recoveryLength' })
    const other = setUp('b')
    const foreign = await createKeyring(other.place)
    await expect(open(foreign.recoveryKey)).rejects.toMatchObject({ code: 'keys.recoveryWrong' })
  })

  it('can be replaced, after which the old one opens nothing', async () => {
    const { disk, place } = setUp()
    const { dataKey, recoveryKey } = await createKeyring(place)
    const fresh = await replaceRecoveryKey({ ...place, dataKey })
    expect(await openKeyringWithRecoveryKey(dataFolder, fresh, disk)).toEqual(dataKey)
    await expect(openKeyringWithRecoveryKey(dataFolder, recoveryKey, disk)).rejects.toMatchObject({
      code: 'keys.recoveryWrong',
    })
    expect(await openKeyring(place)).toEqual(dataKey)
  })
})

describe('another computer', () => {
  it('is let in with the recovery key and then opens by itself', async () => {
    const { disk, place } = setUp()
    const { dataKey, recoveryKey } = await createKeyring(place)
    const elsewhere = { ...place, protector: keyFileProtector('/data/elsewhere/desk.key', disk) }
    await expect(openKeyring(elsewhere)).rejects.toMatchObject({ code: 'keys.keyFileMissing' })
    await expect(openKeyring({ ...place, protector: keystore })).rejects.toMatchObject({
      code: 'keys.recoveryNeeded',
    })

    const opened = await openKeyringWithRecoveryKey(dataFolder, recoveryKey, disk)
    await addWrapping({ ...elsewhere, dataKey: opened })
    expect(await openKeyring(elsewhere)).toEqual(dataKey)
    expect(await openKeyring(place)).toEqual(dataKey)

    await replaceWrapping({ ...elsewhere, dataKey: opened })
    expect(await openKeyring(elsewhere)).toEqual(dataKey)
    await expect(openKeyring(place)).rejects.toMatchObject({ code: 'keys.foreign' })
    expect(await openKeyringWithRecoveryKey(dataFolder, recoveryKey, disk)).toEqual(dataKey)
  })

  it('is not let in with the key of other data, nor without end', async () => {
    const { place } = setUp()
    const { dataKey } = await createKeyring(place)
    await expect(addWrapping({ ...place, dataKey: Buffer.alloc(32) })).rejects.toMatchObject({
      code: 'keys.foreign',
    })
    const fill = async () => {
      for (let count = 0; count < 20; count += 1) await addWrapping({ ...place, dataKey })
    }
    await expect(fill()).rejects.toMatchObject({ code: 'keys.tooMany' })
    expect(await openKeyring(place)).toEqual(dataKey)
  })
})

describe('a keyring written by the first version', () => {
  // Made for this test from a fixed seed; it guards nothing.
  const dataKey = '4ea84936d59237a3e412c4a4e01ff833f80a1988bcbdd8b3c1bb80ca3eb2430a'
  const recoveryKey = 'GV2Z4-T5657-W5X5S-FS86A-AC7SV-JQR54-C2MVE-MY88N'
  const keyFile =
    'clubhouse-desk key file\ncd88a1634e19891e7c1ac6aa791ea255e9546bb935da17cc607d8c5b788883d9\n'
  const keyring = {
    version: 1,
    keyId: 'dd25559738afe077a790f842e7bbca0d',
    wrappings: [
      {
        kind: 'recovery',
        salt: 'NupPPCUMbkKOrNEHiWX/wIG03pXo5ZYhklhhEpWOmX8=',
        bytes: 'ApWq27+TVyW2y37rwE5xWgE9CAs3xl1fZ4phFSgNhkItESvSUHUlyY2PZOTyVlP8Z0Om0PKcbB/av2p4',
      },
      {
        kind: 'key-file',
        bytes: '0/O3gWo9MhyW3lGaaXAM85jYCsDf1rxKzHuBFzsL1mcpE94t2S0kodQXVqOLdJ/iXxvP35/YjkHYbyerxJ2MuK5ukIQ=',
      },
    ],
  }

  it('opens for ever', async () => {
    const { disk, place } = setUp()
    await createKeyring(place)
    disk.tamper(keyPath, Buffer.from(keyFile))
    disk.tamper(keyringPath, Buffer.from(JSON.stringify(keyring)))
    expect((await openKeyring(place)).toString('hex')).toBe(dataKey)
    expect((await openKeyringWithRecoveryKey(dataFolder, recoveryKey, disk)).toString('hex')).toBe(dataKey)
  })
})

describe('derived keys', () => {
  it('differ for each purpose and data key, and stay the same', () => {
    const purposes = ['database', 'archive', 'staging', 'backup'] as const
    const keys = [1, 2].flatMap(fill =>
      purposes.map(purpose => deriveKey(Buffer.alloc(32, fill), purpose).toString('hex')),
    )
    expect(new Set(keys).size).toBe(8)
    // Frozen: another value would lock out every existing data folder.
    expect(keys[0]).toBe('23d5db9c1bc303dc12b484f738c68bba4f9ac1b35f510aa402935d25447952f0')
  })
})

describe('checksums of the wrappings', () => {
  it('tell of every changed bit in keyring.json without any secret', async () => {
    const { disk, place } = setUp()
    const { dataKey } = await createKeyring(place)
    await addWrapping({ ...place, dataKey, protector: keystore })
    const whole = fileOf(disk, keyringPath)
    expect(damagedWrappings(parseKeyring(whole))).toEqual([])
    const unnoticed: number[] = []
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const flipped = Buffer.from(whole)
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      if (!isNoticed(flipped)) unnoticed.push(bit)
    }
    expect(unnoticed).toEqual([])
  })

  it('stay with a damaged wrapping when another is added, and go with it when it is replaced', async () => {
    const { disk, place } = setUp()
    const { dataKey } = await createKeyring(place)
    const text = fileOf(disk, keyringPath).toString()
    disk.tamper(keyringPath, Buffer.from(text.replace(/"salt": "./, '"salt": "*').replace('*', '+')))
    const damaged = () => damagedWrappings(parseKeyring(fileOf(disk, keyringPath)))
    expect(damaged()).toEqual(['recovery'])
    await addWrapping({ ...place, dataKey, protector: keystore })
    expect(damaged()).toEqual(['recovery'])
    expect(await openKeyring(place)).toEqual(dataKey)
    await replaceRecoveryKey({ ...place, dataKey })
    expect(damaged()).toEqual([])
  })
})

function isNoticed(bytes: Buffer): boolean {
  try {
    return damagedWrappings(parseKeyring(bytes)).length > 0
  } catch (error) {
    return error instanceof DeskError && error.code.startsWith('keys.')
  }
}
