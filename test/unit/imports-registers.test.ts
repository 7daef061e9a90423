import { describe, expect, it } from 'vitest'
import { saysCases } from '../../main/contract/case-imports.ts'
import { guessCaseMapping } from '../../main/imports/case-columns.ts'
import { zonedTime } from '../../main/imports/case-time.ts'
import {
  channelOfText,
  isEmergency,
  kindOfText,
  type RegisterState,
  stateOfText,
} from '../../main/imports/case-values.ts'
import { found, type Value } from '../support/table-rows.ts'

const guess = (headings: string[], ...rows: Value[][]) => {
  const mapping = guessCaseMapping(found([headings, ...rows, ...rows]))
  return {
    register: saysCases(mapping.fields),
    fields: Object.fromEntries(mapping.fields.map(({ field, heading }) => [heading, field])),
  }
}

describe('columns of a register', () => {
  it('are known by Chinese headings in any order', () => {
    const { fields, register } = guess(
      [
        '序号',
        '楼号',
        '房间',
        '业主姓名',
        '联系方式',
        '来访日期',
        '反映问题内容',
        '处理情况',
        '完成时间',
        '经办人',
        '备注',
      ],
      [
        '1',
        '3栋',
        '1201',
        '张三',
        '13800138000',
        '2021-05-04',
        '厨房漏水',
        '已通知施工单位维修',
        '2021-05-06',
        '小李',
        '',
      ],
    )
    expect(register).toBe(true)
    expect(fields).toEqual({
      楼号: 'building',
      房间: 'room',
      业主姓名: 'callerName',
      联系方式: 'phone',
      来访日期: 'receivedAt',
      反映问题内容: 'text',
      处理情况: 'answer',
      完成时间: 'closedAt',
      经办人: 'handler',
    })
  })

  it('are known by English headings, told apart by their values', () => {
    const { fields } = guess(
      [
        'case_enquiry_id',
        'open_dt',
        'target_dt',
        'closed_dt',
        'case_status',
        'case_title',
        'reason',
        'type',
        'location',
        'source',
      ],
      [
        '101',
        '2011-07-01 01:32:33',
        '2011-07-15 01:32:33',
        '',
        'Open',
        'Street light',
        'Street Lights',
        'Street Light Outages',
        '39 Lorraine St',
        'Constituent Call',
      ],
    )
    expect(fields).toEqual({
      case_enquiry_id: 'number',
      open_dt: 'receivedAt',
      target_dt: 'dueAt',
      closed_dt: 'closedAt',
      case_status: 'state',
      case_title: 'title',
      reason: 'category',
      type: 'subcategory',
      location: 'place',
      source: 'channel',
    })
  })

  it('take a column called type for the kind where it holds kinds', () => {
    const { fields } = guess(['日期', '类型', '内容'], ['2021-05-04', '投诉', '电梯坏了没人修'])
    expect(fields).toEqual({ 日期: 'receivedAt', 类型: 'kind', 内容: 'text' })
  })

  it('are told by their values where the headings say nothing', () => {
    const { fields, register } = guess(
      ['甲', '乙', '丙'],
      ['a', '2021-05-04 10:00', '楼上装修噪音很大，已经影响到老人休息了'],
    )
    expect(register).toBe(true)
    expect(fields).toEqual({ 乙: 'receivedAt', 丙: 'text' })
  })

  it('of owners are no register', () => {
    const { register } = guess(['房号', '业主姓名', '电话'], ['3-1201', '张三', '13800138000'])
    expect(register).toBe(false)
  })
})

describe('words of a register', () => {
  it.each<[string, RegisterState | undefined]>([
    ['已关闭', 'closed'],
    ['Closed', 'closed'],
    ['是', 'closed'],
    ['已处理', 'closed'],
    ['未处理', 'received'],
    ['Open', 'received'],
    ['否', 'received'],
    ['未解决', 'handling'],
    ['处理中', 'handling'],
    ['In progress', 'handling'],
    ['待回访', 'resolved'],
    ['作废', 'void'],
    ['重复投诉', 'void'],
    ['蓝色', undefined],
  ])('state %s', (text, state) => {
    expect(stateOfText(text)).toBe(state)
  })

  it.each([
    ['来电', 'phone'],
    ['Constituent Call', 'phone'],
    ['业主来访', 'counter'],
    ['微信群', 'wechat'],
    ['物业转来', 'property-company'],
    ['Self Service', 'forum'],
    ['Employee Generated', 'staff'],
    ['其他', undefined],
  ])('channel %s', (text, channel) => {
    expect(channelOfText(text)).toBe(channel)
  })

  it('of kinds and urgency', () => {
    expect(kindOfText('客户投诉')).toBe('complaint')
    expect(kindOfText('Request for information')).toBeUndefined()
    expect(kindOfText('天气')).toBeUndefined()
    expect(isEmergency('紧急')).toBe(true)
    expect(isEmergency('不紧急')).toBe(false)
  })
})

describe('times of a register', () => {
  it('are of the clocks at the site, also where these are changed', () => {
    const at = (date: string, time: string, zone: string) =>
      new Date(zonedTime({ date, time }, zone)).toISOString()
    expect(at('2021-05-05', '09:04', 'Asia/Shanghai')).toBe('2021-05-05T01:04:00.000Z')
    expect(at('2011-07-01', '01:32:33', 'America/New_York')).toBe('2011-07-01T05:32:33.000Z')
    expect(at('2011-12-01', '01:32:33', 'America/New_York')).toBe('2011-12-01T06:32:33.000Z')
    expect(at('2021-10-31', '12:00', 'Europe/Berlin')).toBe('2021-10-31T11:00:00.000Z')
  })
})
