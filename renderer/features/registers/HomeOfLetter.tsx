import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LetterDetail } from '../../../main/contract/letters.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { unitPath } from '../../app/paths.ts'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useUndo } from '../../components/undo.tsx'
import { type Home, HomeField } from '../documents/HomeField.tsx'
import { commonTexts } from './common-texts.ts'
import { letterTexts } from './letter-texts.ts'

interface HomeOfLetterProps {
  readonly letter: Pick<LetterDetail, 'id' | 'unitId' | 'unitNumber'>
  readonly works: boolean
}

/** Into whose file a letter belongs; said at any time, whatever its state. */
export function HomeOfLetter({ letter, works }: HomeOfLetterProps) {
  const t = useTexts(letterTexts)
  const common = useTexts(commonTexts)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const set = useCommand(trpc.letters.setHome)
  const [choosing, setChoosing] = useState(false)
  const stroke = useStroke(set, {
    now: { unitId: letter.unitId },
    open: choosing,
    onTake: () => setChoosing(false),
  })
  const [chosen, setChosen] = useState<Home | null>(null)
  const about = { letterId: letter.id }
  const put = (home: Home | null) => {
    const unitId = home?.unitId ?? null
    setChosen(home)
    stroke.send({ ...about, unitId }, ({ before }) => {
      setChoosing(false)
      offerUndo(home ? t('homeSet', { number: home.number }) : t('homeCleared'), () =>
        set.run({ ...about, unitId: before, base: { unitId } }),
      )
    })
  }
  if (choosing)
    return (
      <span className="reg-home">
        <HomeField value={null} autoFocus onChange={put} />
        <span className="reg-actions">
          {letter.unitId === null ? null : (
            <Button size="small" onClick={() => put(null)}>
              {t('clearHome')}
            </Button>
          )}
          <Button size="small" onClick={() => setChoosing(false)}>
            {common('cancel')}
          </Button>
        </span>
        <StrokeNote
          stroke={stroke}
          thing={letter}
          say={(_, value) => (value === letter.unitId ? (letter.unitNumber ?? '—') : chosen?.number)}
        />
      </span>
    )
  return (
    <span className="reg-actions">
      {letter.unitId === null ? null : <Link to={unitPath(letter.unitId)}>{letter.unitNumber ?? '—'}</Link>}
      {works ? (
        <Button size="small" type="link" onClick={() => setChoosing(true)}>
          {letter.unitId === null ? t('setHome') : common('edit')}
        </Button>
      ) : null}
      {letter.unitId === null && !works ? '—' : null}
    </span>
  )
}
