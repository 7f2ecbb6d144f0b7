import { describe, expect, test } from 'vitest';
import { errorsOfMain } from '../../host/main-under-host.ts';
import { listedMembers } from '../../host/members-list.ts';
import { usedMembers } from '../../host/used-members.ts';

describe('the stand-in for Electron', () => {
  test('has the members of Electron that main uses and no others', () => {
    expect(listedMembers).toEqual([...usedMembers().keys()]);
  });

  test('takes every call that main makes, as main makes it', () => {
    expect(errorsOfMain()).toEqual([]);
  });
});
