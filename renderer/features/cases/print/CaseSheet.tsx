import { type ReactNode, useState } from 'react'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import type { DeadlineView } from '../../../../main/contract/deadlines.ts'
import {
  channelWords,
  emergencyWords,
  levelWords,
  noCauseWords,
  roomWords,
  stateWords,
} from '../../../../main/contract/words.ts'
import type { Outputs } from '../../../app/api.ts'
import { formatMoment } from '../../../app/format.ts'
import { comma, useLanguage, useTexts } from '../../../app/i18n.ts'
import { useNow } from '../../../app/now.ts'
import { useMe } from '../../../app/session.ts'
import { QrCode } from '../../../components/QrCode.tsx'
import { entryParts } from '../case/entry-parts.ts'
import type { StoryEntry } from '../case/story-entry.ts'
import { useEntrySpeech } from '../case/useEntrySpeech.ts'
import { texts } from '../texts.ts'
import { useCauseText } from '../useCause.ts'
import { useCategoryText, useKindText } from '../useProfile.ts'
import { useWord } from '../words.ts'
import { DueText } from './DueText.tsx'

interface CaseSheetProps {
  readonly detail: CaseDetail
  readonly entries: readonly StoryEntry[]
  /** What runs first, then what ended, the latest first. */
  readonly deadlines: readonly DeadlineView[]
  readonly site: Outputs['site']['card']
  /** Masked, or whole where somebody asked for it on paper; null where there is none. */
  readonly phone: string | null
}

/** 顾客意见处理单: one A4 sheet, more where the story is long. Black and white. */
export function CaseSheet({ detail, entries, deadlines, site, phone }: CaseSheetProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const word = useWord()
  const category = useCategoryText()
  const causeText = useCauseText()
  const language = useLanguage()
  const me = useMe()
  const now = useNow()
  const speech = useEntrySpeech()
  const card = site?.card
  const place = [detail.room ? word(roomWords[detail.room], detail.room) : '', detail.place ?? '']
  const photos = detail.attachments.filter(file => file.mediaType.startsWith('image/'))
  const others = detail.attachments.filter(file => !photos.includes(file))
  const told = entries.filter(entry => entry.type !== 'case.fileAttached' && entry.type !== 'case.unmasked')
  // The last of each: a case that was reopened has older results that no longer hold.
  const result = (['case.resolved', 'case.verified', 'case.closed'] as const).flatMap(
    type => entries.findLast(entry => entry.type === type) ?? [],
  )
  return (
    <article className="sheet">
      <header className="sheet-head">
        <div>
          <strong>{card?.name ?? site?.name}</strong>
          <div>
            {[
              card?.address,
              card?.hotlines?.length ? `${t('hotline')} ${card.hotlines.join(' / ')}` : '',
              card?.hours,
            ]
              .filter(part => part)
              .join('　')}
          </div>
        </div>
        <QrCode className="sheet-qr" margin={2} text={detail.number} label={detail.number} />
      </header>
      <h1>{t('sheet')}</h1>
      <div className="sheet-number">
        <span className="desk-figures">{detail.number}</span>
        <span>
          {[
            kindText(detail.kind),
            word(stateWords[detail.state]),
            detail.emergency ? `【${word(emergencyWords)}】` : '',
            detail.level === 1 || detail.level === 2 ? `【${word(levelWords[detail.level])}】` : '',
          ]
            .filter(part => part !== '')
            .join(' · ')}
        </span>
      </div>
      <table className="sheet-facts">
        <tbody>
          <tr>
            <Fact name={t('who')}>{detail.personName ?? detail.callerName ?? t('nobodyNamed')}</Fact>
            <Fact name={t('phone')}>{phone ?? '—'}</Fact>
          </tr>
          <tr>
            <Fact name={t('unit')}>
              {[detail.buildingName, detail.unitNumber].filter(part => part !== null).join(' ') || '—'}
            </Fact>
            <Fact name={t('place')}>{place.filter(part => part !== '').join(' · ') || '—'}</Fact>
          </tr>
          <tr>
            <Fact name={t('receivedAt')}>{formatMoment(detail.receivedAt, language)}</Fact>
            <Fact name={t('channel')}>{word(channelWords[detail.channel])}</Fact>
          </tr>
          <tr>
            <Fact name={t('category')}>{detail.category.length > 0 ? category(detail.category) : '—'}</Fact>
            <Fact name={t('firstContact')}>{detail.firstContactName ?? '—'}</Fact>
          </tr>
          <tr>
            <Fact name={t('cause')}>
              {detail.cause !== null
                ? causeText(detail.cause)
                : detail.state === 'closed'
                  ? word(noCauseWords)
                  : '—'}
            </Fact>
            <Fact name={t('assignee')}>{detail.assigneeName ?? '—'}</Fact>
          </tr>
          <tr>
            <Fact name={t('level')}>{detail.level === null ? '—' : word(levelWords[detail.level])}</Fact>
            <Fact name={t('due')}>
              <DueText deadlines={deadlines} />
            </Fact>
          </tr>
        </tbody>
      </table>
      <Part title={t('words')}>
        <p className="sheet-text">{detail.text ?? t('erasedWords')}</p>
      </Part>
      {detail.wish ? (
        <Part title={t('wish')}>
          <p className="sheet-text">{detail.wish}</p>
        </Part>
      ) : null}
      <Part title={t('handlingPart')}>
        {told.length === 0 ? <p>{t('noEntries')}</p> : null}
        <table className="sheet-story">
          <tbody>
            {told.map(entry => {
              const { title, about, text, link } = entryParts(entry, speech)
              // What was said stands above in full.
              const words = entry.type === 'case.received' ? undefined : text
              return (
                <tr key={entry.id}>
                  <td className="desk-figures">{formatMoment(entry.at, language)}</td>
                  <td>{entry.actorName ?? t('program')}</td>
                  <td>
                    <strong>{title}</strong>{' '}
                    {[...about, link?.number ?? ''].filter(part => part !== '').join(' · ')}
                    {words === undefined ? null : <div className="sheet-text">{words}</div>}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Part>
      <Part title={t('resultPart')}>
        <div className="sheet-blank">
          {result.map(entry => {
            const { title, about, text } = entryParts(entry, speech)
            return (
              <p key={entry.id} className="sheet-text">
                <strong>{title}</strong> {[...about, text ?? ''].filter(part => part !== '').join(' · ')}
              </p>
            )
          })}
        </div>
      </Part>
      {photos.length > 0 ? (
        <section className="sheet-part sheet-photos-part">
          <h2>{t('photos')}</h2>
          <div className="sheet-photos">
            {photos.map(photo => (
              <Photo key={photo.id} photo={photo} />
            ))}
          </div>
        </section>
      ) : null}
      {others.length > 0 ? (
        <Part title={t('otherFiles')}>
          <p>{others.map(file => file.name ?? '—').join(comma())}</p>
        </Part>
      ) : null}
      <div className="sheet-signs">
        {(['ownerSign', 'handlerSign', 'managerSign'] as const).map(name => (
          <div key={name}>
            <strong>{t(name)}</strong>
            <span>{name === 'ownerSign' ? t('ownerNote') : ''}</span>
            <span>{t('signDate')}</span>
          </div>
        ))}
      </div>
      <footer className="sheet-foot">
        {t('printedAt')} {formatMoment(now, language)} {t('printedBy')} {me.name ?? me.login}
      </footer>
    </article>
  )
}

/** A photo with its name; the name alone where it cannot be shown. */
function Photo({ photo }: { readonly photo: CaseDetail['attachments'][number] }) {
  const [broken, setBroken] = useState(false)
  return (
    <figure>
      {broken ? null : (
        <img src={`/files/${photo.hash}/preview`} alt={photo.name ?? ''} onError={() => setBroken(true)} />
      )}
      <figcaption>{photo.name}</figcaption>
    </figure>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="sheet-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
