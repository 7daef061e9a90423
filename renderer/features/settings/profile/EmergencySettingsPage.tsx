import { InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { tradeWords } from '../../../../main/contract/contractor-words.ts'
import { type Trade, trades } from '../../../../main/contract/contractors.ts'
import { type EmergencyKind, emergencyKinds, emergencyLevels } from '../../../../main/contract/emergencies.ts'
import { kindRules } from '../../../../main/contract/emergency-kinds.ts'
import { emergencyKindWords, emergencyLevelWords } from '../../../../main/contract/emergency-words.ts'
import { severityWord } from '../../../../main/contract/leak-words.ts'
import type { LeakSeverity } from '../../../../main/contract/leaks.ts'
import type {
  EmergencyClocks,
  ProfileEmergencies,
  RainThreshold,
} from '../../../../main/contract/profile-emergencies.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { LevelTag } from '../../emergencies/LevelTag.tsx'
import { emergencySettingTexts } from './emergency-setting-texts.ts'
import { faultAt } from './NameFields.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import type { SectionEditor } from './useSection.ts'

/** From how much rain on which level, and the clocks of each kind of emergency. */
export function EmergencySettingsPage() {
  const t = useTexts(emergencySettingTexts)
  return (
    <SectionFrame section="emergencies" hint={t('hint')}>
      {editor => (
        <>
          <Levels editor={editor} />
          <Clocks editor={editor} />
          <OnCallNeeds editor={editor} />
        </>
      )}
    </SectionFrame>
  )
}

interface PartProps {
  readonly editor: SectionEditor<ProfileEmergencies>
}

function Levels({ editor }: PartProps) {
  const t = useTexts(emergencySettingTexts)
  const language = useLanguage()
  const { draft, locked, faults, edit } = editor
  const set = (level: RainThreshold['level'], part: Partial<RainThreshold>) =>
    edit({ ...draft, levels: draft.levels.map(one => (one.level === level ? { ...one, ...part } : one)) })
  return (
    <section className="settings-part" aria-label={t('levels')}>
      <h2>{t('levels')}</h2>
      <p className="desk-soft">{t('levelsHint')}</p>
      <table className="profile-clocks">
        <thead>
          <tr>
            <th />
            <th>{t('millimetres')}</th>
            <th>{t('within')}</th>
          </tr>
        </thead>
        <tbody>
          {emergencyLevels.map(level => {
            const index = draft.levels.findIndex(one => one.level === level)
            const threshold = draft.levels[index]
            if (!threshold) return null
            const cell = (member: 'millimetres' | 'hours', name: string) => (
              <NumberCell
                label={`${emergencyLevelWords[level][language]} ${name}`}
                value={threshold[member]}
                locked={locked}
                fault={faultAt(faults, ['levels', index, member])?.why[language]}
                onChange={value => set(level, { [member]: value })}
              />
            )
            return (
              <tr key={level}>
                <th scope="row">
                  <LevelTag level={level} />
                </th>
                <td>{cell('millimetres', t('millimetres'))}</td>
                <td>{cell('hours', t('within'))}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const members = ['acknowledge', 'arrive', 'stop', 'contact'] as const

function Clocks({ editor }: PartProps) {
  const t = useTexts(emergencySettingTexts)
  const language = useLanguage()
  const { draft, locked, faults, edit } = editor
  const [kind, setKind] = useState<EmergencyKind>('storm')
  const clocks = draft.clocks[kind]
  const set = (severity: LeakSeverity, part: Partial<EmergencyClocks>) =>
    edit({
      ...draft,
      clocks: { ...draft.clocks, [kind]: { ...clocks, [severity]: { ...clocks[severity], ...part } } },
    })
  return (
    <section className="settings-part" aria-label={t('clocks')}>
      <h2>{t('clocks')}</h2>
      <p className="desk-soft">{t('clocksHint')}</p>
      <Segmented
        aria-label={t('kind')}
        value={kind}
        options={emergencyKinds.map(value => ({ value, label: emergencyKindWords[value][language] }))}
        onChange={setKind}
      />
      <table className="profile-clocks">
        <thead>
          <tr>
            <th>{t('severity')}</th>
            {members.map(member => (
              <th key={member}>{t(member)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kindRules[kind].severities.map(severity => (
            <tr key={severity}>
              <th scope="row">{severityWord(kind, severity)[language]}</th>
              {members.map(member => (
                <td key={member}>
                  <NumberCell
                    label={`${severityWord(kind, severity)[language]} ${t(member)}`}
                    value={clocks[severity][member]}
                    locked={locked}
                    fault={faultAt(faults, ['clocks', kind, severity, member])?.why[language]}
                    onChange={value => set(severity, { [member]: value })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** How many contractors have to be on call before a season plan is ready. */
function OnCallNeeds({ editor }: PartProps) {
  const t = useTexts(emergencySettingTexts)
  const language = useLanguage()
  const { draft, locked, faults, edit } = editor
  const { least, perTrade } = draft.onCall
  const set = (part: Partial<ProfileEmergencies['onCall']>) =>
    edit({ ...draft, onCall: { ...draft.onCall, ...part } })
  const setTrade = (trade: Trade, count: number) => {
    const asked = new Map(perTrade.map(one => [one.trade, one.least]))
    asked.set(trade, count)
    set({
      perTrade: trades.flatMap(one => {
        const wanted = asked.get(one) ?? 0
        return wanted > 0 ? [{ trade: one, least: wanted }] : []
      }),
    })
  }
  return (
    <section className="settings-part" aria-label={t('onCall')}>
      <h2>{t('onCall')}</h2>
      <p className="desk-soft">{t('onCallHint')}</p>
      <table className="profile-clocks">
        <thead>
          <tr>
            <th>{t('trade')}</th>
            <th>{t('least')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('inAll')}</th>
            <td>
              <NumberCell
                label={t('inAll')}
                value={least}
                locked={locked}
                fault={faultAt(faults, ['onCall', 'least'])?.why[language]}
                onChange={count => set({ least: count })}
              />
            </td>
          </tr>
          {trades.map(trade => (
            <tr key={trade}>
              <th scope="row">{tradeWords[trade][language]}</th>
              <td>
                <NumberCell
                  label={`${t('least')} ${tradeWords[trade][language]}`}
                  value={perTrade.find(one => one.trade === trade)?.least ?? 0}
                  locked={locked}
                  fault={
                    faultAt(faults, [
                      'onCall',
                      'perTrade',
                      perTrade.findIndex(one => one.trade === trade),
                      'least',
                    ])?.why[language]
                  }
                  onChange={count => setTrade(trade, count)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface NumberCellProps {
  readonly label: string
  readonly value: number
  readonly locked: boolean
  readonly fault: string | undefined
  onChange(value: number): void
}

/** A number in a table, named by its row and column; what is wrong stands below it. */
function NumberCell({ label, value, locked, fault, onChange }: NumberCellProps) {
  return (
    <>
      <InputNumber
        aria-label={label}
        aria-invalid={fault !== undefined}
        status={fault === undefined ? '' : 'error'}
        precision={0}
        min={0}
        controls={false}
        value={value}
        disabled={locked}
        onChange={next => onChange(Number(next ?? 0))}
      />
      {fault === undefined ? null : <div className="field-note field-error">{fault}</div>}
    </>
  )
}
