import { describe, expect, it } from 'vitest'
import { estateName } from '../../main/imports/estate-name.ts'

describe('the estate of a service centre', () => {
  it.each([
    ['碧水花园客户服务中心', '碧水花园'],
    ['碧水花园驻场客服中心', '碧水花园'],
    ['碧水花园会所', '碧水花园'],
    ['碧水花园', '碧水花园'],
    ['客户服务中心', '客户服务中心'],
    ['Clear Water Garden Service Centre', 'Clear Water Garden'],
    ['Clear Water Garden Customer Service Center', 'Clear Water Garden'],
    ['Clear Water Garden', 'Clear Water Garden'],
    ['Service Centre', 'Service Centre'],
  ])('%s is %s', (site, estate) => {
    expect(estateName(site)).toBe(estate)
  })
})
