import { Checkbox, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { mostForms, type PackPart, usualForms } from '../../../main/contract/leak-pack.ts'
import { packPartWords } from '../../../main/contract/leak-words.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { useWord } from '../cases/words.ts'
import { useBuildings } from '../owners/list/BuildingFilter.tsx'
import { PrintPack, usePackParts } from './PrintPack.tsx'
import { texts } from './texts.ts'

/** What goes into the pack, and the button that makes it. */
export function NewPack() {
  const t = useTexts(texts)
  const word = useWord()
  const buildings = useBuildings()
  const allowed = usePackParts()
  const [left, setLeft] = useState<readonly PackPart[]>([])
  const [count, setCount] = useState(usualForms)
  const [buildingIds, setBuildings] = useState<readonly string[]>([])
  const parts = allowed.filter(part => !left.includes(part))
  const has = (part: PackPart) => parts.includes(part)
  const tick = (part: PackPart, on: boolean) =>
    setLeft(before => (on ? before.filter(one => one !== part) : [...before, part]))
  return (
    <section className="leak-pack-choice" aria-label={t('choose')}>
      <h2>{t('choose')}</h2>
      <ul>
        {allowed.map(part => (
          <li key={part}>
            <Checkbox checked={has(part)} onChange={event => tick(part, event.target.checked)}>
              {word(packPartWords[part])}
            </Checkbox>
          </li>
        ))}
      </ul>
      <div className="leak-pack-new">
        {has('homes') ? (
          <Field label={t('buildings')}>
            {({ id }) => (
              <Select
                id={id}
                mode="multiple"
                className="leak-pack-buildings"
                maxTagCount="responsive"
                placeholder={t('allBuildings')}
                showSearch={{ optionFilterProp: 'label' }}
                value={[...buildingIds]}
                options={buildings}
                onChange={setBuildings}
              />
            )}
          </Field>
        ) : null}
        {has('forms') ? (
          <Field label={t('count')}>
            {({ id }) => (
              <InputNumber
                id={id}
                min={1}
                max={mostForms}
                precision={0}
                value={count}
                onChange={value => setCount(value ?? usualForms)}
              />
            )}
          </Field>
        ) : null}
        <PrintPack parts={parts} count={count} buildingIds={buildingIds} label={t('makePack')} />
        {parts.length === 0 ? <span className="desk-soft">{t('nothingChosen')}</span> : null}
      </div>
    </section>
  )
}
