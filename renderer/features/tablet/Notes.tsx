import { Alert } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import type { Device } from '../../offline/device.ts'
import { useShellState } from '../../offline/shell.ts'
import { usePhotoRoom } from '../../offline/useRoom.ts'
import { OthersWait } from './OthersWait.tsx'
import { RoomNote } from './RoomNote.tsx'
import { texts } from './texts.ts'

const noSizes: readonly number[] = []
const minute = 60_000
/** A clock that is off by less is as good as any, in milliseconds. */
const clockTolerance = 5 * minute

/** What this device cannot do, and what of it is off. Where photos are taken, their room is told beside them. */
export function Notes({ device, room }: { readonly device: Device; readonly room: boolean }) {
  const t = useTexts(texts)
  const shell = useShellState()
  const fit = usePhotoRoom(device.store.room, noSizes)
  const offset = device.clockOffset() ?? 0
  const off = Math.abs(offset)
  const span =
    off >= 48 * 60 * minute
      ? t('span.days', { count: Math.round(off / (24 * 60 * minute)) })
      : off >= 2 * 60 * minute
        ? t('span.hours', { count: Math.round(off / (60 * minute)) })
        : t('span.minutes', { count: Math.round(off / minute) })
  const direction = t(offset < 0 ? 'clock.ahead' : 'clock.behind')
  return (
    <>
      {shell === 'unable' ? (
        <Alert type="warning" showIcon title={t('unable')} className="tablet-note" />
      ) : null}
      {off > clockTolerance ? (
        <Alert
          type="warning"
          showIcon
          title={t('clockOff', { direction, amount: span })}
          className="tablet-note"
        />
      ) : null}
      {room ? <RoomNote fit={fit} /> : null}
      <OthersWait device={device} />
    </>
  )
}
