import Database from 'better-sqlite3';
import { app } from 'electron';
import { z } from 'zod';

console.log(app, Database, z.string());
