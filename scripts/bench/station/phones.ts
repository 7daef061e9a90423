/** Phones that photograph, in a process of their own: what they encrypt must not hold up the clocks of others. */
import { setTimeout as delay } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { type TlsDevice, tlsDevice } from '../../../test/support/tls-device.ts'
import { type FromPhones, ToPhones } from './messages.ts'
import { photoMaker, sliceBytes } from './photos.ts'

/** As often as the page of a phone asks what is open for it, in milliseconds. */
const askEvery = 2_000

const Own = z.object({ id: z.string() })
const phones: TlsDevice[] = []
const newPhoto = await photoMaker()
const answer = (message: FromPhones) => void process.send?.(message)

async function pair({ desk, phones: wanted }: Extract<ToPhones, { do: 'pair' }>): Promise<void> {
  const deviceIds: string[] = []
  for (const { from, secret } of wanted) {
    const phone = tlsDevice(desk, from)
    await phone.pair(secret, `phone ${from}`)
    deviceIds.push(Own.parse(await phone.call('station.thisDevice')).id)
    await phone.call('camera.here')
    phones.push(phone)
  }
  setInterval(() => {
    for (const phone of phones) phone.call('camera.here').catch(failed)
  }, askEvery).unref()
  answer({ did: 'pair', deviceIds })
}

async function send({ targets, every, millis }: Extract<ToPhones, { do: 'send' }>): Promise<void> {
  const begun = performance.now()
  const sizes: number[] = []
  const photos: number[] = []
  let bytes = 0
  let lastSlice = begun
  const photographs = async (phone: TlsDevice, targetId: string, index: number) => {
    await delay((every / phones.length) * index)
    while (performance.now() - begun < millis) {
      const photo = newPhoto()
      const took = performance.now()
      const takenAt = Date.now()
      sizes.push(photo.length)
      const onSlice = (length: number) => {
        bytes += length
        lastSlice = performance.now()
      }
      const uploadId = await phone.upload('photo.jpg', photo, { slice: sliceBytes, onSlice })
      // Without a pause it is slices that are measured, and nothing between them.
      if (every === 0) continue
      const photoId = uuidv7()
      await phone.call('camera.deliver', { photoId, targetId, uploadId, takenAt, sentAt: Date.now() })
      const needed = performance.now() - took
      photos.push(needed)
      await delay(Math.max(0, every - needed))
    }
  }
  await Promise.all(phones.map((phone, index) => photographs(phone, targets[index] ?? '', index)))
  answer({ did: 'send', bytes, seconds: (lastSlice - begun) / 1_000, sizes, photos })
}

function failed(error: unknown): void {
  process.stderr.write(`phones: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

// Whoever tells them is gone.
process.on('disconnect', () => process.exit(0))
process.on('message', (message: unknown) => {
  const told = ToPhones.parse(message)
  if (told.do === 'end') process.exit(0)
  ;(told.do === 'pair' ? pair(told) : send(told)).catch(failed)
})
