import { Select } from 'antd'
import { type WindDirection, windDirections, windWords } from '../../../main/contract/season-watch.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useWord } from '../cases/words.ts'
import { watchTexts } from './watch-texts.ts'

/** Where the wind of the season comes from; a manager says it. */
export function Windward({ windward }: { readonly windward: readonly WindDirection[] }) {
  const t = useTexts(watchTexts)
  const word = useWord()
  const edits = useMay()('season.edit')
  const save = useCommand(useTRPC().seasonWatch.setWindward)
  if (!edits)
    return windward.length === 0 ? null : (
      <span className="desk-soft">
        {t('wind')} {windward.map(one => word(windWords[one])).join(comma())}
      </span>
    )
  return (
    <>
      <Select<WindDirection[]>
        aria-label={t('wind')}
        className="warranty-filter"
        mode="multiple"
        placeholder={t('wind')}
        title={t('windHint')}
        value={[...windward]}
        options={windDirections.map(value => ({ value, label: `${t('wind')} ${word(windWords[value])}` }))}
        loading={save.pending}
        onChange={directions => save.send({ directions, base: { directions: windward } })}
      />
      <ErrorNote error={save.error} />
    </>
  )
}
