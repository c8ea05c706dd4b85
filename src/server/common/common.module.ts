import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock.js';
import { Config } from './config.js';

/** What every module may inject without asking: the settings and the clock. */
@Global()
@Module({})
export class CommonModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: CommonModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
      ],
      exports: [Config, Clock],
    };
  }
}
